package blindbrush.design;

/**
 * Something wrong in a design's document.
 *
 * @param place where, as a JSON pointer; empty for the document as a whole
 * @param words what is wrong, as a sentence about the place goes on: “must be a whole number from 1 to 200”
 */
public record Mistake(String place, String words) {

    @Override
    public String toString() {
        return "%s: %s.".formatted(place.isEmpty() ? "the document" : place, words);
    }
}
