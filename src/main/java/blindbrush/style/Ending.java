package blindbrush.style;

/** Why a style transfer stopped. */
public enum Ending {
    /** All iterations of its schedule were done. */
    ITERATIONS_DONE("all its iterations were done"),
    /** At every size nothing of the loss was left to be lowered before its iterations were done. */
    STOOD_STILL("nothing of its loss was left to be lowered");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** For people, after "it stopped because". */
    public String words() {
        return words;
    }
}
