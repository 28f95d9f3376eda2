package blindbrush.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.gallery.StyleEngineConfig;
import blindbrush.gallery.StyleTransferJob;
import blindbrush.gallery.StyleTransferPreview;
import blindbrush.testing.Engine;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** axe finds nothing serious on any page. */
abstract class AccessibilityContract extends BrowserTest {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final List<String> found = new ArrayList<>();

    @Inject
    StyleEngineConfig engine;

    @Test
    void the_pages_of_a_participant_are_for_everybody() {
        var study = Exhibition.open(1, 1);
        Participant.in(study, home).answerAll();
        Page page = page(phone());
        look(page, "/");
        look(page, "/method");
        look(page, "/studies/" + study.slug() + "/results");
        look(page, "/no/such/page");
        look(page, "/studies/demonstration/consent");
        look(page, "/studies/" + study.slug() + "/consent");
        page.click("main form button");
        page.waitForURL("**/begin");
        look(page, "/begin");
        follow(page, "main form button", "form[data-trial]");
        look(page, "/trials/next");
        follow(page, "form[data-shown] button[value='1']", "h1:text-is('Take a breath')");
        look(page, "/trials/next");
        follow(page, "a.main-button", ".pair");
        look(page, "/trials/next");
        page.waitForSelector("form[data-shown]");
        page.click("label.choice >> nth=0");
        examine(page, "a pair with one chosen");
        page.click("button[value='1']");
        page.waitForURL("**/end");
        look(page, "/end");
        look(page, "/withdraw");
        look(page, "/studies/" + study.slug() + "/consent");
        look(page, "/studies/" + study.slug() + "/results");
        assertThat(found).isEmpty();
    }

    @Test
    void the_pages_of_curators_and_researchers_are_for_everybody() throws InterruptedException {
        Guest staff = Staff.signedIn(home, Account.ADMINISTRATOR, Account.CURATOR, Account.RESEARCHER);
        Page page = page(desk());
        look(page, "/sign-in");
        page.fill("input[name=name]", "nobody");
        page.fill("input[name=password]", "whatever it is");
        follow(page, "main form button", ".problem");
        examine(page, "a sign-in refused");
        bring(staff, Staff.COOKIE);
        lookAtJob(page, staff);
        look(page, "/researcher");
        look(page, "/studies/demonstration/audit");
        look(page, "/studies/demonstration/design");
        look(page, "/studies/" + Exhibition.mixed(12).slug() + "/design");
        look(page, "/account");
        page.fill("input[name=old-password]", "whatever it was");
        page.fill("input[name=new-password]", "nine jars of ultramarine");
        follow(page, "text=Change it", ".problem");
        examine(page, "a change of password refused");
        look(page, "/accounts");
        page.click("summary >> nth=0");
        examine(page, "an account to delete");
        follow(page, "text=Make a link", ".link");
        String link = page.innerText(".link");
        examine(page, "an invitation made");
        look(page, link);
        page.fill("input[name=name]", "anna");
        page.fill("input[name=password]", "passwordpassword");
        follow(page, "main form button", ".problem");
        examine(page, "an invitation with an unfit password");
        assertThat(found).isEmpty();
    }

    @Test
    void the_pages_of_results_are_for_everybody() {
        String slug = Gallery.played(6);
        Guest staff = Staff.researcher(home);
        Page page = page(phone());
        look(page, "/studies/" + slug + "/results");
        page.click("summary >> nth=0");
        examine(page, "numbers behind a plot");
        look(page, "/studies/" + slug + "/presets");
        bring(staff, Staff.COOKIE);
        look(page, "/studies/" + slug + "/results");
        String stimulus = page.getAttribute("a[href*='/stimuli/']", "href");
        look(page, stimulus);
        look(page, "/studies/" + slug + "/monitor");
        look(page, "/planner");
        look(page, "/planner?stimuli=4");
        String waiting = Gallery.played(1, "\"reporting\":{\"results_while_open\":false}");
        page.context().clearCookies();
        look(page, "/studies/" + waiting + "/results");
        assertThat(found).isEmpty();
    }

    private void look(Page page, String address) {
        page.navigate(address);
        examine(page, address);
    }

    /** Shows pages by day or by night. */
    abstract ColorScheme scheme();

    /** Sets axe to the rules that count. */
    abstract AxeBuilder rules(AxeBuilder axe);

    /** So many of its rules find something to look at on every page. */
    abstract int leastPasses();

    private void examine(Page page, String name) {
        paint(page, scheme());
        AxeResults results = rules(axe(page)).analyze();
        assertThat(results.getPasses()).as(name).hasSizeGreaterThan(leastPasses());
        for (Rule violation : results.getViolations()) {
            if (GRAVE.contains(violation.getImpact())) {
                violation
                        .getNodes()
                        .forEach(node -> found.add("%s: %s at %s%n%s"
                                .formatted(name, violation.getId(), node.getTarget(), node.getFailureSummary())));
            }
        }
    }

    /** Shows the page by day or by night, without the time that buttons take to change their colours. */
    private static void paint(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(
                "() => document.getAnimations().filter(each => each instanceof CSSTransition).forEach(each => each.finish())");
    }

    private static AxeBuilder axe(Page page) {
        var problemsOnly = new AxeRunOptions();
        problemsOnly.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(problemsOnly);
    }

    /** While it waits, while it runs and once it was cancelled: the engine is held, so that it gets no further by itself. */
    private void lookAtJob(Page page, Guest staff) throws InterruptedException {
        try (var held = Engine.held(engine.settings())) {
            assertThat(held.network()).isNotEmpty();
            String job = queued(staff);
            UUID id = UUID.fromString(job.replaceFirst(".*/", ""));
            try {
                look(page, "/curator");
                look(page, job);
                change(id, running -> {
                    running.state = StyleTransferJob.JobState.RUNNING;
                    running.iteration = 3;
                    running.iterations = 145;
                    running.loss = 0.5;
                    running.millisLeft = 60_000L;
                    var preview = new StyleTransferPreview();
                    preview.jobId = id;
                    preview.bytes = requireNonNull(running.contentArtwork.thumbnail).bytes;
                    preview.persist();
                });
                look(page, job);
                assertThat(page.innerText(".job-page")).contains("Iteration 3 of 145");
            } finally {
                change(id, waiting -> waiting.state = StyleTransferJob.JobState.QUEUED);
                staff.send(staff.get(job), "form[action$=cancel]", Map.of());
            }
            look(page, job);
            assertThat(page.innerText(".job-page")).contains("Cancelled");
        }
    }

    private static void change(UUID job, Consumer<StyleTransferJob> change) {
        QuarkusTransaction.requiringNew().run(() -> change.accept(StyleTransferJob.findById(job)));
    }

    private static String queued(Guest staff) {
        String painting = brought(staff, "PAINTING");
        String photograph = brought(staff, "PHOTOGRAPH");
        var wish = Map.of("content", photograph, "styles", painting, "study", "", "preset", "quality");
        return staff.send(staff.get("/curator"), "form.make", wish).location();
    }

    private static String brought(Guest staff, String kind) {
        var files = List.of(PictureFiles.fresh("Seen by axe.png"));
        return staff.upload(staff.get("/curator"), "form[data-drop]", Map.of("kind", kind), files)
                .document()
                .select("input[name=id]")
                .attr("value");
    }
}
