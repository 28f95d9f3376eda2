package blindbrush.design;

import blindbrush.refusal.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/** A document is no design; says where, and what is wrong there. */
public final class InvalidDesignException extends InvalidInputException {

    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    public InvalidDesignException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(" ")));
        this.mistakes = List.copyOf(mistakes);
    }

    InvalidDesignException(String place, String words) {
        this(List.of(new Mistake(place, words)));
    }

    /** At least one. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
