package blindbrush.style.memory;

import blindbrush.network.FeatureNetwork;
import blindbrush.network.LayerGeometry;
import blindbrush.style.loss.WeightedLayer;
import blindbrush.style.objective.StyleTargets;
import blindbrush.style.preset.Preset;
import blindbrush.style.preset.StyleSize;
import blindbrush.style.request.Pyramid;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import blindbrush.style.tile.Tiling;
import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Estimates what a request needs in memory at a level of its pyramid, for an allocator that keeps its memory. Of VGG-19 to
 * relu5_1 at 1024 × 1024 it says 3.0 GB; the process grew by 3.3 GB, and by 1.6 GB where memory was given back at once.
 */
public final class MemoryNeed {

    private static final int BYTES = 4;

    /** Maps as large as the first layer's that come and go while a gradient is found. */
    private static final double PASSING = 4;

    /** What Java and the engine take on whatever the size. */
    private static final long ANYWAY = 100_000_000;

    /** Bytes of Java's memory for each pixel of an image as it came: planes of floats, and their resizing. */
    private static final int OF_AN_IMAGE = 24;

    private final FeatureNetwork network;
    private final StyleTransferRequest request;
    private final List<String> contentLayers;
    private final List<String> styleLayers;
    private final Set<String> layers;

    /** What a request needs on a network. */
    public MemoryNeed(FeatureNetwork network, StyleTransferRequest request) {
        this.network = network;
        this.request = request;
        Preset preset = request.preset();
        this.contentLayers =
                preset.content().weight() > 0 ? names(StyleTargets.contentLayers(network, preset)) : List.of();
        this.styleLayers = preset.style().weight() > 0 ? names(StyleTargets.styleLayers(network, preset)) : List.of();
        this.layers = new LinkedHashSet<>(contentLayers);
        layers.addAll(styleLayers);
    }

    /** @param edge of tiles in pixels, 0 for the whole picture at once */
    MemoryEstimate at(Pyramid.Level level, int edge) {
        return new MemoryEstimate(
                Math.max(evaluation(level, edge), looking(level, edge)),
                BYTES * Math.round(level.pixels() * numbers(contentLayers)),
                request.preset().method().memory(3 * level.pixels(), BYTES) + 4L * BYTES * 3 * level.pixels(),
                pictures());
    }

    /** Forward and back: what is kept on the way, the losses' own copies of the features, and what comes and goes. */
    private long evaluation(Pyramid.Level level, int edge) {
        double numbers = network.numbersPerPixel(layers)
                + numbers(styleLayers)
                + 2 * numbers(contentLayers)
                + PASSING * shallowest();
        return Math.round(BYTES * numbers * seen(level.pixels(), edge));
    }

    /** The style images, forward only, all their features side by side. */
    private long looking(Pyramid.Level level, int edge) {
        long pixels = request.styles().stream()
                .mapToLong(style -> stylePixels(style, level))
                .max()
                .orElse(0);
        return Math.round(BYTES * (pixels * numbers(layers) + 2L * shallowest() * seen(pixels, edge)));
    }

    private long seen(long pixels, int edge) {
        return edge == 0 ? pixels : Math.min(pixels, Tiling.seenPixels(edge, network, layers));
    }

    private long stylePixels(StyleImage style, Pyramid.Level level) {
        BufferedImage image = style.image();
        if (request.preset().style().size() == StyleSize.SAME_AS_CONTENT) {
            return Math.round(level.pixels() * style.scale() * style.scale());
        }
        double factor = StyleTransferRequest.edgeOf(style, level.longEdge())
                / (double) Math.max(image.getWidth(), image.getHeight());
        return Math.round(pixels(image) * Math.min(1, factor * factor));
    }

    private double numbers(Iterable<String> of) {
        double numbers = 0;
        for (String layer : of) {
            LayerGeometry geometry = network.geometry(layer);
            numbers += geometry.channels() / ((double) geometry.stride() * geometry.stride());
        }
        return numbers;
    }

    private int shallowest() {
        return network.geometry(network.layers().get(0)).channels();
    }

    private long pictures() {
        long pixels = pixels(request.content());
        for (StyleImage style : request.styles()) {
            pixels += pixels(style.image());
        }
        return ANYWAY + OF_AN_IMAGE * pixels;
    }

    private static long pixels(BufferedImage image) {
        return (long) image.getWidth() * image.getHeight();
    }

    private static List<String> names(List<WeightedLayer> layers) {
        return layers.stream().map(WeightedLayer::layer).toList();
    }
}
