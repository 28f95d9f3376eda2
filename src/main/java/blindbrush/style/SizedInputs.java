package blindbrush.style;

import blindbrush.network.RgbPlanes;
import blindbrush.style.colour.Colour;
import blindbrush.style.objective.StyleTargets.SizedStyle;
import blindbrush.style.request.Canvas;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The images of a request, brought to the sizes of a pyramid. */
final class SizedInputs {

    private final StyleTransferRequest request;
    private final Colour colour;
    private final RgbPlanes coloured;
    private final Canvas canvas;
    private final RgbPlanes content;
    private final List<RgbPlanes> styles;
    private final double weights;

    SizedInputs(StyleTransferRequest request) {
        this.request = request;
        this.colour = request.preset().style().colour();
        this.coloured = RgbPlanes.of(request.content()).within(request.longEdge());
        this.canvas = Canvas.of(coloured, request.preset().picture().margin());
        this.content = canvas.around(colour.ofContent(coloured));
        this.styles = request.styles().stream()
                .map(style -> colour.ofStyle(RgbPlanes.of(style.image()), coloured))
                .toList();
        this.weights = request.styles().stream().mapToDouble(StyleImage::weight).sum();
    }

    Canvas canvas() {
        return canvas;
    }

    /** What the network is shown of the content image, on its canvas. */
    RgbPlanes content(int width, int height) {
        return content.resized(width, height);
    }

    /** The picture to be shown to people, of a canvas that was optimised, at any size. */
    RgbPlanes finished(RgbPlanes painted) {
        RgbPlanes picture = canvas.inside(painted);
        return colour.finished(picture, coloured.resized(picture.width(), picture.height()))
                .clamped();
    }

    /** See {@link ContentDifference}. */
    double difference(RgbPlanes finished) {
        return ContentDifference.of(coloured, finished);
    }

    /** What the network is shown of a finished picture, on its canvas. */
    RgbPlanes shown(RgbPlanes finished) {
        return canvas.around(colour.ofContent(finished));
    }

    /** The style images beside a content image of some level. */
    List<SizedStyle> styles(RgbPlanes levelContent, int longEdge) {
        List<SizedStyle> sized = new ArrayList<>();
        for (int i = 0; i < styles.size(); i++) {
            StyleImage style = request.styles().get(i);
            RgbPlanes planes = sized(styles.get(i), style, levelContent, longEdge);
            sized.add(new SizedStyle(
                    planes,
                    style.weight() / weights,
                    style.region().map(mask -> region(mask, levelContent)),
                    style.part().map(mask -> RgbPlanes.of(mask).resized(planes.width(), planes.height()))));
        }
        return sized;
    }

    private RgbPlanes sized(RgbPlanes planes, StyleImage style, RgbPlanes levelContent, int longEdge) {
        return switch (request.preset().style().size()) {
            case SAME_AS_CONTENT ->
                planes.resized(
                        scaled(levelContent.width(), style.scale()), scaled(levelContent.height(), style.scale()));
            case SAME_LONG_EDGE -> planes.within(StyleTransferRequest.edgeOf(style, longEdge));
        };
    }

    private RgbPlanes region(BufferedImage mask, RgbPlanes levelContent) {
        RgbPlanes overPicture = RgbPlanes.of(mask).resized(canvas.width(), canvas.height());
        return canvas.around(overPicture).resized(levelContent.width(), levelContent.height());
    }

    private static int scaled(int edge, double scale) {
        return (int) Math.round(edge * scale);
    }
}
