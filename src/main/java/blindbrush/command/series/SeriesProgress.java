package blindbrush.command.series;

import blindbrush.command.option.ProgressLine;
import blindbrush.style.Progress;
import blindbrush.style.StyleTransferListener;
import java.io.PrintWriter;
import java.time.Duration;

/** Where a series of pictures stands: a line that moves on a terminal, and one that stays for each finished picture. */
final class SeriesProgress implements StyleTransferListener {

    private final PrintWriter out;
    private final ProgressLine line;
    private int pictures;
    private int number;
    private int made;
    private Duration spent = Duration.ZERO;
    private String name = "";

    SeriesProgress(PrintWriter out) {
        this.out = out;
        this.line = new ProgressLine(System.err, ProgressLine.onTerminal());
    }

    /** So many pictures belong to it. */
    void expect(int count) {
        pictures = count;
    }

    void begin(String nextName) {
        number++;
        name = nextName;
    }

    @Override
    public void onProgress(Progress progress) {
        line.show("%s, iteration %d of %d, %s left; all: %s left"
                .formatted(
                        headline(),
                        progress.iteration(),
                        progress.iterations(),
                        ProgressLine.spoken(progress.left()),
                        ProgressLine.spoken(leftOfAll(progress))));
    }

    void made(Duration time) {
        made++;
        spent = spent.plus(time);
        finish("made in %s".formatted(ProgressLine.spoken(time)));
    }

    void wasThere() {
        finish("was there already");
    }

    /** Takes the moving line away, whatever happened. */
    void clear() {
        line.clear();
    }

    /** By the mean time of the pictures made so far, this one's among them. */
    private Duration leftOfAll(Progress progress) {
        Duration thisOne = progress.elapsed().plus(progress.left());
        Duration mean = spent.plus(thisOne).dividedBy(made + 1L);
        return progress.left().plus(mean.multipliedBy(Math.max(0, pictures - number)));
    }

    private String headline() {
        return "picture %d of %d: %s".formatted(number, pictures, name);
    }

    private void finish(String how) {
        line.clear();
        out.println("%s, %s".formatted(headline(), how));
    }
}
