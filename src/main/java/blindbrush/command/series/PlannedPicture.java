package blindbrush.command.series;

import blindbrush.command.option.InputPicture;
import blindbrush.style.request.StyleTransferRequest;
import java.util.List;

/**
 * A picture of a series before it is made.
 *
 * @param name of its files, without the ending
 * @param request what to make
 * @param content the file that the request's content came from
 * @param styles the files that its styles came from
 */
public record PlannedPicture(
        String name, StyleTransferRequest request, InputPicture content, List<InputPicture> styles) {

    /** Copies its list. */
    public PlannedPicture {
        styles = List.copyOf(styles);
    }
}
