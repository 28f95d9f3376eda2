package blindbrush.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** All rules of axe, by day. */
@Tag("faults")
@QuarkusTest
class AccessibilityTest extends AccessibilityContract {

    @Override
    ColorScheme scheme() {
        return ColorScheme.LIGHT;
    }

    @Override
    AxeBuilder rules(AxeBuilder axe) {
        return axe;
    }

    @Override
    int leastPasses() {
        return 10;
    }
}
