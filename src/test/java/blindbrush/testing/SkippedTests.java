package blindbrush.testing;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Names at the end of a run what was skipped, and for want of what. */
public class SkippedTests implements TestExecutionListener {

    private final List<String> reasons = new CopyOnWriteArrayList<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        reasons.add(name(test) + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            reasons.add(name(test) + ": "
                    + result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        new TreeSet<>(reasons).forEach(reason -> System.out.println("SKIPPED " + reason));
    }

    private static String name(TestIdentifier test) {
        return test.getParentIdObject()
                        .map(parent -> parent.getLastSegment().getValue() + " ")
                        .orElse("")
                + test.getDisplayName();
    }
}
