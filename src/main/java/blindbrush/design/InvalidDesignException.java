package blindbrush.design;

import java.util.List;

/** A document is no design: each line says where, and what is wrong there. */
public final class InvalidDesignException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    public InvalidDesignException(List<String> lines) {
        super(String.join(" ", lines));
        this.lines = List.copyOf(lines);
    }

    /** A place in the document and what is wrong there, each. */
    public List<String> lines() {
        return lines;
    }
}
