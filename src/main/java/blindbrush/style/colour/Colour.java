package blindbrush.style.colour;

import blindbrush.network.RgbPlanes;

/** Whose colours the picture takes (Gatys, Ecker, Bethge, Hertzmann and Shechtman 2017, section 5). */
public enum Colour {
    /** The style images', as in the paper. */
    PAINTING,
    /** The content image's: each style image is first recoloured to its mean and covariance, see {@link ColourTransport}. */
    MATCHED {
        @Override
        public RgbPlanes ofStyle(RgbPlanes style, RgbPlanes content) {
            return ColourTransport.between(style, content).applied(style).clamped();
        }
    },
    /** The content image's, pixel by pixel: only luminance is painted, in grey, and the content's chrominance put back. */
    LUMINANCE {
        @Override
        public RgbPlanes ofContent(RgbPlanes content) {
            return Luminance.grey(content);
        }

        @Override
        public RgbPlanes ofStyle(RgbPlanes style, RgbPlanes content) {
            return Luminance.grey(style);
        }

        @Override
        public RgbPlanes finished(RgbPlanes picture, RgbPlanes content) {
            return Luminance.replaced(content, picture);
        }
    };

    /** What the network is shown of the content image, or of a finished picture. */
    public RgbPlanes ofContent(RgbPlanes content) {
        return content;
    }

    /** What the network is shown of a style image. */
    public RgbPlanes ofStyle(RgbPlanes style, RgbPlanes content) {
        return style;
    }

    /** The picture that people are shown, of one that was optimised; the content is in its own colours and of the same size. */
    public RgbPlanes finished(RgbPlanes picture, RgbPlanes content) {
        return picture;
    }
}
