package blindbrush.style.objective;

import ai.djl.ndarray.NDArray;
import blindbrush.optimize.Objective;
import java.util.Map;

/** The whole loss as a function of the picture, RGB from 0 to 1, [1, 3, height, width]. */
public interface PictureLoss extends Objective {

    /** The weighted terms at a picture, by name, and their sum {@code total}. */
    Map<String, Double> termsAt(NDArray picture);
}
