package blindbrush.style;

import blindbrush.network.FeatureNetwork;
import blindbrush.network.RgbPlanes;
import blindbrush.style.colour.Colour;
import blindbrush.style.colour.ColourTransport;
import blindbrush.style.preset.Start;
import blindbrush.style.request.StyleTransferRequest;
import java.util.Arrays;
import java.util.Random;

/** Makes the picture that a run begins with. */
public final class StartingPicture {

    private StartingPicture() {}

    /** Of the size of the content image given; the same seed gives the same noise everywhere. */
    static RgbPlanes of(StyleTransferRequest request, RgbPlanes content, FeatureNetwork network) {
        Start start = request.preset().start();
        RgbPlanes from =
                switch (start.from()) {
                    case CONTENT -> content;
                    case RECOLOURED -> recoloured(request, content);
                    case NOISE -> uniform(content.width(), content.height(), network.meanColour());
                    case STYLE -> firstStyle(request, content).covering(content.width(), content.height());
                };
        return noisy(from, start.noise(), request.seed());
    }

    private static RgbPlanes recoloured(StyleTransferRequest request, RgbPlanes content) {
        int longEdge = Math.max(content.width(), content.height());
        RgbPlanes style = firstStyle(request, content).within(longEdge); // a few pixels know the colours
        return ColourTransport.between(content, style).applied(content).clamped();
    }

    private static RgbPlanes firstStyle(StyleTransferRequest request, RgbPlanes content) {
        Colour colour = request.preset().style().colour();
        return colour.ofStyle(RgbPlanes.of(request.styles().get(0).image()), content);
    }

    private static RgbPlanes uniform(int width, int height, float[] colour) {
        float[] values = new float[3 * width * height];
        for (int channel = 0; channel < 3; channel++) {
            Arrays.fill(values, channel * width * height, (channel + 1) * width * height, colour[channel]);
        }
        return new RgbPlanes(width, height, values);
    }

    /** With normal noise on it; the same seed gives the same noise everywhere. */
    public static RgbPlanes noisy(RgbPlanes from, double deviation, long seed) {
        float[] values = from.values().clone();
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (deviation * random.nextGaussian());
        }
        return new RgbPlanes(from.width(), from.height(), values);
    }
}
