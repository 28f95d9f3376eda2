package blindbrush.style.tile;

import static java.util.Objects.requireNonNull;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import blindbrush.network.FeatureNetwork;
import blindbrush.network.LayerGeometry;
import blindbrush.optimize.Evaluation;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.loss.LossTerm;
import blindbrush.style.loss.Part;
import blindbrush.style.loss.SummableTerm;
import blindbrush.style.objective.PictureLoss;
import blindbrush.style.objective.StyleObjective;
import blindbrush.style.objective.StyleObjective.Weighted;
import blindbrush.style.objective.StyleOfSeveral;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same loss and gradient as {@link StyleObjective}'s, to rounding, in the memory of a few tiles. It looks at the picture
 * twice: first forward only, to sum up what all tiles add to Gram matrices and content losses; then tile by tile forward and
 * back, from the derivative of the loss by the tile's own features, which those sums settle. Terms of the picture itself
 * are had at one go. About 4/3 of the work, times what the tiles' rims add.
 */
public final class TiledObjective implements PictureLoss {

    private final FeatureNetwork network;
    private final List<Weighted> local = new ArrayList<>();
    private final StyleObjective ofThePicture;
    private final Tiling tiling;

    /**
     * The same loss, looked at in tiles.
     *
     * @param edge of a tile in pixels
     * @throws InvalidInputException if a term needs to see all features at once
     */
    public TiledObjective(FeatureNetwork network, List<Weighted> terms, int edge) {
        this.network = network;
        List<Weighted> ofPixels = new ArrayList<>();
        terms.forEach(term -> (term.term().layer().isEmpty() ? ofPixels : local).add(term));
        this.ofThePicture = new StyleObjective(network, ofPixels);
        this.tiling = new Tiling(network, layers(local), edge);
        local.forEach(weighted -> check(weighted.term()));
    }

    /**
     * Checks that a term can be summed over tiles.
     *
     * @throws InvalidInputException if the term needs to see all features at once
     */
    public static void check(LossTerm term) {
        if (term.layer().isPresent()) {
            summable(term);
        }
    }

    @Override
    public Evaluation at(NDArray picture) {
        try (NDManager scope = picture.getManager().newSubManager()) {
            Map<LossTerm, NDArray> sums = sums(picture, scope);
            double loss = local.stream()
                    .mapToDouble(weighted -> value(weighted, sums, picture))
                    .sum();
            Evaluation pixels = ofPixels(picture);
            for (Tile tile : tiling.tiles(picture)) {
                addGradient(pixels.gradient(), tile, picture, sums);
            }
            return new Evaluation(loss + pixels.loss(), pixels.gradient());
        }
    }

    @Override
    public Map<String, Double> termsAt(NDArray picture) {
        try (NDManager scope = picture.getManager().newSubManager()) {
            Map<LossTerm, NDArray> sums = sums(picture, scope);
            Map<String, Double> values = new LinkedHashMap<>();
            local.forEach(weighted -> values.put(weighted.term().name(), value(weighted, sums, picture)));
            double ofLayers =
                    values.values().stream().mapToDouble(value -> value).sum();
            values.putAll(ofThePicture.termsAt(picture));
            values.merge("total", ofLayers, Double::sum);
            return values;
        }
    }

    private Evaluation ofPixels(NDArray picture) {
        return ofThePicture.terms().isEmpty() ? new Evaluation(0, picture.zerosLike()) : ofThePicture.at(picture);
    }

    /** What all tiles together add to each term; forward only. */
    private Map<LossTerm, NDArray> sums(NDArray picture, NDManager scope) {
        Map<LossTerm, NDArray> sums = new HashMap<>();
        for (Tile tile : tiling.tiles(picture)) {
            try (NDManager ofTile = picture.getManager().newSubManager()) {
                Map<String, NDArray> own = own(features(seen(tile, picture, ofTile)), tile);
                for (Weighted weighted : local) {
                    String layer = weighted.term().layer().orElseThrow();
                    Part part = tile.ownIn(tiling.geometry(layer));
                    NDArray summand = summable(weighted.term()).summand(requireNonNull(own.get(layer)), part);
                    summand.attach(scope);
                    sums.merge(weighted.term(), summand, TiledObjective::added);
                }
            }
        }
        return sums;
    }

    private static NDArray added(NDArray sum, NDArray summand) {
        try (summand) {
            return sum.addi(summand);
        }
    }

    private double value(Weighted weighted, Map<LossTerm, NDArray> sums, NDArray picture) {
        LossTerm term = weighted.term();
        LayerGeometry layer = tiling.geometry(term.layer().orElseThrow());
        return weighted.weight()
                * summable(term).value(requireNonNull(sums.get(term)), Tiling.positions(picture, layer));
    }

    /** Back from the sum of own features times the loss's derivative by them, whose gradient is the loss's. */
    private void addGradient(NDArray gradient, Tile tile, NDArray picture, Map<LossTerm, NDArray> sums) {
        try (NDManager scope = picture.getManager().newSubManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray seen = seen(tile, picture, scope);
            seen.setRequiresGradient(true);
            Map<String, NDArray> features = features(seen);
            Map<String, NDArray> own = own(features, tile);
            NDList products = new NDList();
            for (String layer : tiling.layers()) {
                products.add(product(requireNonNull(own.get(layer)), layer, tile, picture, sums));
            }
            features.values().forEach(NDArray::close);
            own.values().forEach(NDArray::close);
            collector.backward(NDArrays.stack(products).sum());
            NDArray share = seen.getGradient();
            share.attach(scope);
            NDArray before = tile.seen().of(gradient);
            before.attach(scope);
            gradient.set(tile.seen().index(), before.add(share));
        }
    }

    private NDArray product(NDArray own, String layer, Tile tile, NDArray picture, Map<LossTerm, NDArray> sums) {
        try (NDArray derivative = derivative(own, layer, tile, picture, sums);
                NDArray product = own.mul(derivative)) {
            return product.sum();
        }
    }

    private NDArray derivative(NDArray own, String layer, Tile tile, NDArray picture, Map<LossTerm, NDArray> sums) {
        LayerGeometry geometry = tiling.geometry(layer);
        long positions = Tiling.positions(picture, geometry);
        try (NDArray constant = own.stopGradient()) {
            NDArray sum = constant.zerosLike();
            for (Weighted weighted : local) {
                if (weighted.term().layer().orElseThrow().equals(layer)) {
                    try (NDArray part = summable(weighted.term())
                            .derivative(
                                    constant,
                                    tile.ownIn(geometry),
                                    requireNonNull(sums.get(weighted.term())),
                                    positions)) {
                        sum.addi(part.muli(weighted.weight()));
                    }
                }
            }
            return sum;
        }
    }

    private Map<String, NDArray> features(NDArray seen) {
        return network.features(seen, tiling.layers());
    }

    private Map<String, NDArray> own(Map<String, NDArray> features, Tile tile) {
        Map<String, NDArray> own = new HashMap<>();
        features.forEach((layer, found) ->
                own.put(layer, tile.ownAmongSeen(tiling.geometry(layer)).of(found)));
        return own;
    }

    private static NDArray seen(Tile tile, NDArray picture, NDManager scope) {
        try (NDArray view = tile.seen().of(picture)) {
            NDArray seen = view.duplicate();
            seen.attach(scope);
            return seen;
        }
    }

    private static Set<String> layers(List<Weighted> terms) {
        return terms.stream()
                .map(weighted -> weighted.term().layer().orElseThrow())
                .collect(Collectors.toSet());
    }

    private static SummableTerm summable(LossTerm term) {
        if (term instanceof StyleOfSeveral one && one.region().isEmpty()) {
            return summable(one.term());
        }
        if (term instanceof SummableTerm summable) {
            return summable;
        }
        throw new InvalidInputException("the term %s needs the whole picture at once, so it cannot be computed in tiles"
                .formatted(term.name()));
    }
}
