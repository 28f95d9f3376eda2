package blindbrush.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

public class FitTest {

    @Test
    void what_is_made_of_a_model_is_made_of_a_found_one_only() {
        assertThat(new Fit.Found<>(3).map(model -> 2 * model)).isEqualTo(new Fit.Found<>(6));
        assertThat(new Fit.None<Integer>("Too few.").map(model -> 2 * model)).isEqualTo(new Fit.None<>("Too few."));
        assertThat(new Fit.Found<>(3).model()).hasValue(3);
        assertThat(new Fit.None<>("Too few.").model()).isEmpty();
    }

    /** Why there is no fit; fails where there is one. */
    public static String why(Fit<?> fit) {
        assertThat(fit).isInstanceOf(Fit.None.class);
        return fit.either(model -> "", why -> why);
    }
}
