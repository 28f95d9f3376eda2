package blindbrush.study;

/** Where a picture of a pair stands, on a narrow page left is above right; or where “human” stands among the answers to a single picture. */
public enum Side {
    LEFT,
    RIGHT
}
