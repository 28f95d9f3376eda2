package blindbrush.proof;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import javax.crypto.Mac;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The HMAC-SHA-256 of what a data set carries of one finished session, under a random nonce of that session. Whoever has nonce and rows gets
 * the same leaf; without the nonce a leaf tells nothing, however few the possible answers are. Every text goes in as a netstring, its length in
 * bytes of UTF-8 before it, so that no two lists of texts are alike.
 *
 * <p>It covers what stays as it is once a session is finished. Of columns that it leaves out, some follow from others, and some may change
 * later: a study may be unblinded, a pseudonym may be deleted in time, times of the clock may be made coarse then, and an answer that lay in the
 * browser may come to a block that was left, as a row that does not count. What a browser measured stays.
 */
public final class Leaf {

    /** The columns of the table of participants that it covers, in its order. */
    public static final List<String> SESSION_COLUMNS = List.of(
            "start_number",
            "session_id",
            "study_version",
            "design_sha256",
            "condition",
            "block_order",
            "human_side",
            "staff",
            "consent_version",
            "seed");

    /** The columns of the table of responses that it covers, in its order. */
    public static final List<String> RESPONSE_COLUMNS = List.of(
            "trial_id",
            "trial_index",
            "block_index",
            "phase",
            "attempt",
            "task",
            "instructed",
            "exposure_frames",
            "exposure_measured",
            "stimulus_id",
            "origin",
            "right_stimulus_id",
            "right_origin",
            "rating",
            "side",
            "confidence",
            "correct",
            "recognised",
            "rt",
            "interruptions",
            "input",
            "refresh",
            "pixel_ratio",
            "viewport",
            "display_unverified",
            "looked_closer",
            "hints",
            "queued",
            "onset_offset",
            "sent_offset");

    /** What it begins with, so that another list of columns is another hash. */
    private static final String FORMAT = "blindbrush-leaf-1";

    private final Mac mac;

    /**
     * Of a session with these cells.
     *
     * @param nonce 64 hexadecimal digits
     * @param session cells of {@link #SESSION_COLUMNS}; an empty text where a value is missing
     * @param replies what was replied to questions, by the name of the column
     * @throws IllegalArgumentException if the nonce is none
     */
    public Leaf(String nonce, List<String> session, SortedMap<String, String> replies) {
        mac = HmacUtils.getInitializedMac(
                HmacAlgorithms.HMAC_SHA_256, HexFormat.of().parseHex(nonce));
        add(FORMAT);
        session.forEach(this::add);
        add(Integer.toString(replies.size()));
        replies.forEach((question, answer) -> {
            add(question);
            add(answer);
        });
    }

    /** Adds the next of its trials that were not superseded, in their order: cells of {@link #RESPONSE_COLUMNS}. */
    public void addTrial(List<String> cells) {
        cells.forEach(this::add);
    }

    /** The leaf, once all trials are in: 64 hexadecimal digits. */
    public String end() {
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
        mac.update((byte) ',');
    }
}
