package blindbrush.standin;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Paints stand-ins: the same picture for the same stand-in and size, every time. */
public final class StandInPainter {

    private StandInPainter() {}

    /** A picture whose longer edge has the given number of pixels, and exactly the aspect of the stand-in. */
    public static BufferedImage paint(StandIn standIn, int longEdge) {
        SplittableRandom random = new SplittableRandom(standIn.seed());
        Sketch sketch = new Sketch(standIn.aspect());
        standIn.scene().draw(sketch, random.split());
        int width = standIn.aspect().pixelsAcross(longEdge);
        int height = standIn.aspect().pixelsDown(longEdge);
        return standIn.hand().paint(sketch, width, height, random.split());
    }
}
