package blindbrush.style.preset;

import blindbrush.network.Basis;
import blindbrush.optimize.Method;
import blindbrush.style.loss.ContentScale;
import blindbrush.style.loss.StyleScale;
import java.util.Optional;

/**
 * A named, tested bundle of style-transfer settings.
 *
 * @param name what to call it on the command line and in records
 * @param basis the network that its name stands on; empty if any will do
 * @param about where it comes from and how it differs from its source, in one or two sentences
 * @param content the content's part of the loss
 * @param style the style's part of the loss
 * @param picture how the network looks, and what is asked of the picture itself
 * @param start what the picture is before its first step
 * @param schedule sizes and iterations
 * @param method how the loss is brought down
 */
public record Preset(
        String name,
        Optional<Basis> basis,
        String about,
        ContentSettings content,
        StyleSettings style,
        PictureSettings picture,
        Start start,
        Schedule schedule,
        Method method) {

    /** Lengths of the first gradients, about those that quality's weights lead to; smoothness goes with their size. */
    private static final double CALIBRATED_CONTENT = 15;

    private static final double CALIBRATED_STYLE = 1500;

    /**
     * The same settings on whatever network there is, with that network's own layers where it lacks the preset's, under
     * a name that says so.
     */
    public Preset adapted() {
        return new Preset(
                name + " (adapted)",
                Optional.empty(),
                about,
                new ContentSettings(content.weight(), Optional.empty(), content.scale()),
                style.with(Optional.empty()),
                picture,
                start,
                schedule,
                method);
    }

    /** The same settings with terms that begin with gradients of usual lengths, whatever network and layers. */
    public Preset calibrated() {
        return with(new ContentSettings(CALIBRATED_CONTENT, content.layers(), ContentScale.CALIBRATED))
                .with(new StyleSettings(
                        CALIBRATED_STYLE,
                        style.layers(),
                        StyleScale.CALIBRATED,
                        style.size(),
                        style.statistic(),
                        style.colour()));
    }

    /** Whether its terms' weights are measured at the start. */
    public boolean isCalibrated() {
        return style.scale() == StyleScale.CALIBRATED;
    }

    /** Why it cannot be had on a network of this basis; empty if it can. */
    public Optional<String> refusal(Basis network) {
        return basis.filter(needed -> needed != network).map(needed -> "preset %s stands on %s; the network here is %s"
                .formatted(name, needed.words(), network.words()));
    }

    /** The same settings under another name. */
    public Preset named(String other) {
        return new Preset(other, basis, about, content, style, picture, start, schedule, method);
    }

    public Preset with(ContentSettings other) {
        return new Preset(name, basis, about, other, style, picture, start, schedule, method);
    }

    public Preset with(StyleSettings other) {
        return new Preset(name, basis, about, content, other, picture, start, schedule, method);
    }

    public Preset with(PictureSettings other) {
        return new Preset(name, basis, about, content, style, other, start, schedule, method);
    }

    public Preset with(Start other) {
        return new Preset(name, basis, about, content, style, picture, other, schedule, method);
    }

    public Preset with(Schedule other) {
        return new Preset(name, basis, about, content, style, picture, start, other, method);
    }

    public Preset with(Method other) {
        return new Preset(name, basis, about, content, style, picture, start, schedule, other);
    }
}
