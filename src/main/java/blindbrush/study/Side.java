package blindbrush.study;

/** Where a picture of a pair stands; on a narrow page left is above right. */
public enum Side {
    LEFT,
    RIGHT
}
