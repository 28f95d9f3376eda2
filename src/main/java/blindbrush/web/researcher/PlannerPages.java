package blindbrush.web.researcher;

import blindbrush.account.Account;
import blindbrush.web.results.PlotFile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How many sessions, and how many pictures, a study needs. */
@Path("/")
@RolesAllowed(Account.RESEARCHER)
public class PlannerPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance planner(
                Plan plan, Requirement forAccuracy, Requirement forHalf, Plan.Curve curve);
    }

    /**
     * What the plan comes to.
     *
     * @param sessions null where no number of sessions is enough, for want of pictures
     * @param leastStimuli the fewest pictures that make it possible at all
     */
    record Requirement(@Nullable Integer sessions, int leastStimuli) {

        static Requirement of(OptionalInt sessions, int leastStimuli) {
            return new Requirement(sessions.isPresent() ? sessions.getAsInt() : null, leastStimuli);
        }
    }

    /** What the form asks, as it comes: each field may be missing or hold anything. */
    static final class Fields {
        @RestQuery
        @Nullable
        String accuracy;

        @RestQuery
        @Nullable
        String half;

        @RestQuery
        @Nullable
        String stimuli;

        @RestQuery
        @Nullable
        String trials;

        @RestQuery
        @Nullable
        String participants;

        @RestQuery
        @Nullable
        String pictures;

        @RestQuery
        @Nullable
        String unit;

        Plan plan() {
            Plan usual = Plan.USUAL;
            boolean inShare = "share".equals(unit);
            double widest = inShare ? 0.5 : 3;
            return new Plan(
                    within(accuracy, usual.accuracy() * 100, 51, 99) / 100,
                    within(half, usual.half() * 100, 0.1, 40) / 100,
                    (int) within(stimuli, usual.stimuli(), 2, 100_000),
                    (int) within(trials, usual.trials(), 1, 1000),
                    within(participants, usual.participants(), 0, widest),
                    within(pictures, usual.pictures(), 0, widest),
                    !inShare);
        }
    }

    @GET
    @Path("planner")
    public TemplateInstance planner(@BeanParam Fields fields) {
        Plan plan = fields.plan();
        return Templates.planner(
                plan,
                Requirement.of(plan.sessionsForAccuracy(), plan.leastStimuliForAccuracy()),
                Requirement.of(plan.sessionsForHalf(), plan.leastStimuli()),
                Plan.Curve.of(plan));
    }

    /** The numbers behind the curve. */
    @GET
    @Path("planner.csv")
    @Produces("text/csv;charset=UTF-8")
    public RestResponse<String> numbers(@BeanParam Fields fields) {
        return PlotFile.csv("blindbrush", fields.plan().numbers());
    }

    /** A number of the form; what is none, or out of bounds, becomes the nearest that is possible, and the form shows it. */
    private static double within(@Nullable String text, double usual, double least, double most) {
        try {
            double number = text == null || text.isBlank() ? usual : Double.parseDouble(text.strip());
            return Double.isNaN(number) ? usual : Math.max(least, Math.min(most, number));
        } catch (NumberFormatException none) {
            return usual;
        }
    }
}
