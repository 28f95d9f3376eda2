package blindbrush.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;

/** All rules of axe, by day. */
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
