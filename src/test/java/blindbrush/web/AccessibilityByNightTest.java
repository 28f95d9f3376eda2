package blindbrush.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Colours by night, which are all that differs from the day. */
@QuarkusTest
@Tag("faults")
class AccessibilityByNightTest extends AccessibilityContract {

    @Override
    ColorScheme scheme() {
        return ColorScheme.DARK;
    }

    @Override
    AxeBuilder rules(AxeBuilder axe) {
        return axe.withRules(List.of("color-contrast", "link-in-text-block"));
    }

    @Override
    int leastPasses() {
        return 0;
    }
}
