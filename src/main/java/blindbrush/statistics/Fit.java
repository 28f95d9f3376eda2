package blindbrush.statistics;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of fitting a model to data: the fitted model, or why these data have none. That there is none is a result, as common as the other
 * while answers are few.
 */
public sealed interface Fit<T> {

    /** The data have a model. */
    record Found<T>(T fitted) implements Fit<T> {}

    /**
     * They have none.
     *
     * @param why as a sentence
     */
    record None<T>(String why) implements Fit<T> {}

    /** What is made of the model, or of the sentence that says why there is none. */
    default <R> R either(Function<? super T, ? extends R> found, Function<String, ? extends R> none) {
        return this instanceof Found<T> fit ? found.apply(fit.fitted) : none.apply(((None<T>) this).why);
    }

    /** The same of what is made of the model. */
    default <R> Fit<R> map(Function<? super T, ? extends R> change) {
        return either(model -> new Found<>(change.apply(model)), None::new);
    }

    /** The model; empty where there is none. */
    default Optional<T> model() {
        return either(Optional::of, why -> Optional.empty());
    }
}
