package blindbrush.refusal;

import java.util.UUID;

/** A number under which a bug stands in the log. It is shown in place of the bug, so that an operator can look it up. */
public final class Reference {

    private Reference() {}

    /** A new one: eight hexadecimal digits by chance. */
    public static String draw() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
