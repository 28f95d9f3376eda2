package blindbrush;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.testing.RunningApplication;
import blindbrush.testing.Walls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application loses its power in the middle of a transfer, and goes on with the picture after the restart. */
@Tag("faults")
class KilledProcessIT {

    /** How far a picture is; it is finished where nobody looked for long. */
    private static final Pattern ITERATION = Pattern.compile("Iteration ([1-9]\\d*) of \\d+|Finished");

    /** So that there are checkpoints soon. */
    private static final String OFTEN = "-Dblindbrush.style.checkpoint-every=PT0.5S";

    private static final int CHECKPOINTS = 3;

    /** So that the picture is far from finished when they are written. */
    private static final String SLOWLY = "-Dblindbrush.style.threads=1";

    /** They would come first. */
    private static final String NO_OTHERS = "-Dblindbrush.demonstration.pictures=0";

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    @Test
    void a_transfer_that_was_cut_off_goes_on_from_its_last_checkpoint_after_the_restart() throws Exception {
        String job;
        try (var first = RunningApplication.start(folder, OFTEN, SLOWLY, NO_OTHERS)) {
            String invitation = first.awaitLine("http://\\S+(/invitations/\\S+)", Duration.ofMinutes(2));
            first.submit(invitation, invitation, Map.of("name", "anna", "password", "correct horse battery"));
            signIn(first);
            first.submit("/researcher", "/studies", Map.of("title", "After the storm"));
            assertThat(first.upload("PHOTOGRAPH", Walls.file(1)).text()).contains("1 picture is on your desk");
            assertThat(first.upload("PAINTING", Walls.file(2)).text()).contains("1 picture is on your desk");
            job = queue(first);
            trace("queued");
            awaitCheckpoints(job);
            first.kill();
            trace("killed");
        }
        try (var second = RunningApplication.start(folder, NO_OTHERS)) {
            trace("restarted");
            signIn(second);
            int kept = Integer.parseInt(second.awaitLine("goes on after iteration (\\d+)", PATIENCE));
            assertThat(kept).isPositive();
            String reached = await(second, job, ITERATION).group(1);
            trace("after the restart: on from " + kept + ", iteration " + reached);
            assertThat(reached == null || Integer.parseInt(reached) >= kept)
                    .as("iteration %s", reached)
                    .isTrue();
            await(second, job, Pattern.compile("Finished"));
            Document page = second.page(job);
            trace("finished, attempts "
                    + page.select("dt:contains(Attempts) + dd").text());
            assertThat(page.select("dt:contains(Attempts) + dd").text()).isEqualTo("2");
            assertThat(page.select("img[alt=The finished picture]")).hasSize(1);
            assertThat(second.page("/curator").select("#made ~ *").text()
                            + second.page("/curator").text())
                    .contains("Hangs in After the storm");
            assertThat(second.log()).doesNotContain("/invitations/");
        }
    }

    private static void signIn(RunningApplication application) {
        application.submit("/sign-in", "/sign-in", Map.of("name", "anna", "password", "correct horse battery"));
    }

    private static String queue(RunningApplication application) {
        Document desk = application.page("/curator");
        String content = desk.select("input[name=content]").val();
        String style = desk.select("input[name=styles]").val();
        Document page = application.submit(
                "/curator",
                "/jobs",
                Map.of(
                        "content",
                        content,
                        "styles",
                        style,
                        "preset",
                        "preview",
                        "study",
                        "after-the-storm",
                        "seed",
                        "7"));
        return page.select(".job-page").attr("data-refresh").replace("/progress", "");
    }

    private void awaitCheckpoints(String job) throws Exception {
        Path checkpoint = folder.resolve("var/checkpoints/%s.checkpoint".formatted(job.replaceFirst(".*/", "")));
        var deadline = Instant.now().plus(PATIENCE);
        Set<FileTime> written = new HashSet<>();
        while (written.size() < CHECKPOINTS) {
            assertThat(Instant.now()).as("%s checkpoints", written.size()).isBefore(deadline);
            if (Files.exists(checkpoint)) {
                written.add(Files.getLastModifiedTime(checkpoint));
            }
            Thread.sleep(20);
        }
    }

    private static Matcher await(RunningApplication application, String job, Pattern state) throws Exception {
        var deadline = Instant.now().plus(PATIENCE);
        String text = "";
        while (Instant.now().isBefore(deadline)) {
            text = application.page(job + "/progress").text();
            Matcher matcher = state.matcher(text);
            if (matcher.find()) {
                return matcher;
            }
            assertThat(text).doesNotContain("Failed.");
            Thread.sleep(200);
        }
        throw new AssertionError("Never saw " + state + "; last: " + text);
    }

    private static void trace(String event) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + event);
    }
}
