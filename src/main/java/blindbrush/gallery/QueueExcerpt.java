package blindbrush.gallery;

import java.util.List;

/**
 * The queue of style transfers as a desk shows it.
 *
 * @param underWay the running one first, then those that wait in the order in which they will run, then paused ones
 * @param moreUnderWay how many more of these there are
 * @param ended the last ones that ended, the latest first
 * @param moreEnded how many ended before them
 */
public record QueueExcerpt(
        List<StyleTransferJob> underWay, long moreUnderWay, List<StyleTransferJob> ended, long moreEnded) {

    private static final int UNDER_WAY_SHOWN = 8;
    private static final int ENDED_SHOWN = 4;

    /** As it stands. */
    public static QueueExcerpt now() {
        List<StyleTransferJob> underWay = StyleTransferJob.underWay(UNDER_WAY_SHOWN);
        List<StyleTransferJob> ended = StyleTransferJob.ended(ENDED_SHOWN);
        long all = StyleTransferJob.count();
        long going = StyleTransferJob.countUnderWay();
        return new QueueExcerpt(underWay, going - underWay.size(), ended, all - going - ended.size());
    }

    /** Whether it changes by itself. */
    public boolean isWorking() {
        return underWay.stream().anyMatch(job -> job.state.working());
    }

    public boolean isEmpty() {
        return underWay.isEmpty() && ended.isEmpty();
    }
}
