package blindbrush.style.tile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import blindbrush.network.Basis;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.LayerGeometry;
import blindbrush.network.RgbPlanes;
import blindbrush.style.loss.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** A network whose features are computed tile by tile and put together: for targets, since no gradients flow through it. */
public record TiledNetwork(FeatureNetwork network, int edge) implements FeatureNetwork {

    @Override
    public void look(NDArray picture, Set<String> layers, BiConsumer<String, NDArray> viewer) {
        Tiling tiling = new Tiling(network, layers, edge);
        Map<String, NDArray> whole = new LinkedHashMap<>();
        for (Tile tile : tiling.tiles(picture)) {
            try (NDManager scope = picture.getManager().newSubManager();
                    NDArray seen = tile.seen().of(picture)) {
                seen.attach(scope);
                network.look(seen, layers, (layer, found) -> {
                    NDArray all = whole.computeIfAbsent(layer, name -> empty(picture, found, geometry(name)));
                    LayerGeometry geometry = geometry(layer);
                    all.set(
                            tile.ownIn(geometry).index(),
                            tile.ownAmongSeen(geometry).of(found));
                });
            }
        }
        whole.forEach((layer, features) -> {
            try (features) {
                viewer.accept(layer, features);
            }
        });
    }

    @Override
    public String label() {
        return network.label();
    }

    @Override
    public Basis basis() {
        return network.basis();
    }

    @Override
    public Optional<String> weightsSha256() {
        return network.weightsSha256();
    }

    @Override
    public List<String> layers() {
        return network.layers();
    }

    @Override
    public String contentLayer() {
        return network.contentLayer();
    }

    @Override
    public double contentWeight() {
        return network.contentWeight();
    }

    @Override
    public List<String> styleLayers() {
        return network.styleLayers();
    }

    @Override
    public float[] meanColour() {
        return network.meanColour();
    }

    @Override
    public LayerGeometry geometry(String layer) {
        return network.geometry(layer);
    }

    @Override
    public double numbersPerPixel(Set<String> layers) {
        return network.numbersPerPixel(layers);
    }

    @Override
    public NDArray tensor(NDManager manager, RgbPlanes picture) {
        return network.tensor(manager, picture);
    }

    private static NDArray empty(NDArray picture, NDArray found, LayerGeometry layer) {
        Part whole = Part.whole(picture);
        Shape shape = new Shape(1, layer.channels(), whole.height() / layer.stride(), whole.width() / layer.stride());
        return picture.getManager().zeros(shape, found.getDataType());
    }
}
