package blindbrush.style.tile;

import ai.djl.ndarray.NDArray;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.LayerGeometry;
import blindbrush.style.loss.Part;
import java.util.List;
import java.util.Set;

/** How a network's layers are had tile by tile. */
public final class Tiling {

    private final FeatureNetwork network;
    private final Set<String> layers;
    private final int edge;

    /** @param edge of a tile in pixels, its rim not counted */
    Tiling(FeatureNetwork network, Set<String> layers, int edge) {
        this.network = network;
        this.layers = Set.copyOf(layers);
        this.edge = edge;
    }

    List<Tile> tiles(NDArray picture) {
        Part whole = Part.whole(picture);
        return Tile.of(whole.width(), whole.height(), edge, grid(), reach());
    }

    LayerGeometry geometry(String layer) {
        return network.geometry(layer);
    }

    Set<String> layers() {
        return layers;
    }

    /** How many positions a layer of the picture has. */
    static long positions(NDArray picture, LayerGeometry layer) {
        Part whole = Part.whole(picture);
        return (long) (whole.width() / layer.stride()) * (whole.height() / layer.stride());
    }

    /** Pixels seen by one tile that lies in the middle. */
    public static long seenPixels(int edge, FeatureNetwork network, Set<String> layers) {
        Tiling tiling = new Tiling(network, layers, edge);
        long grid = tiling.grid();
        long seen = edge + grid + 2 * ((tiling.reach() + grid - 1) / grid * grid);
        return seen * seen;
    }

    private int grid() {
        return layers.stream().mapToInt(layer -> geometry(layer).stride()).max().orElse(1);
    }

    private int reach() {
        return layers.stream().mapToInt(layer -> geometry(layer).reach()).max().orElse(0);
    }
}
