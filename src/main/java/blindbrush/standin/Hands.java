package blindbrush.standin;

import java.util.List;

/** The hands of this small gallery. */
final class Hands {

    private Hands() {}

    /** Loose oil of the plein-air kind: broken colour on a warm ground. */
    static Hand impressionist() {
        Manner manner =
                new Manner(List.of(0.045, 0.02, 0.01, 0.005), 2, 8, 0.7, 0.05, 0.9, 9, new Jitter(0.025, 0.12, 6));
        return new OilHand(manner, Brush.hog(), Support.canvas(0xb99a6f), 0.45, 0.25);
    }

    /** Long loaded strokes that follow every turn of the field. */
    static Hand swirling() {
        Manner manner = new Manner(List.of(0.03, 0.013, 0.0075), 5, 22, 0.9, 0.05, 0.95, 5, new Jitter(0.04, 0.16, 8));
        return new OilHand(manner, Brush.loadedHog(), Support.canvas(0x8a7a4a), 0.7, 0.2);
    }

    /** Palette knife: straight slabs, two colours in one pull. */
    static Hand knife() {
        Manner manner =
                new Manner(List.of(0.045, 0.02, 0.01, 0.0055), 3, 7, 0.1, 0.05, 1, 10, new Jitter(0.022, 0.1, 4));
        return new OilHand(manner, Brush.knife(), Support.canvas(0x6a4438), 0.5, 0.1);
    }

    /** Points of unmixed colour on a pale ground. */
    static Hand pointillist() {
        Manner manner =
                new Manner(List.of(0.03, 0.0075, 0.006, 0.0055), 1, 1, 0.5, 0.012, 1, 40, new Jitter(0.035, 0.35, 22));
        return new OilHand(manner, Brush.dab(), Support.canvas(0xe6dcc0), 0.4, 0.1);
    }

    /** Thin smooth paint with few visible strokes, as in a quiet interior. */
    static Hand quiet() {
        Manner manner =
                new Manner(List.of(0.04, 0.018, 0.008, 0.0035), 3, 9, 0.7, 0.03, 1, 7, new Jitter(0.012, 0.06, 3));
        return new OilHand(manner, Brush.sable(), Support.canvas(0x8d8674), 0.25, 0.3);
    }

    /** Short parallel patches that build form. */
    static Hand constructive() {
        Manner manner = new Manner(List.of(0.045, 0.02, 0.011), 3, 5, 0.15, 0.055, 0.85, 6, new Jitter(0.03, 0.16, 8));
        return new OilHand(manner, Brush.hog(), Support.canvas(0xd9c9a0), 0.4, 0.3);
    }

    /** A flat brush held square, matt paint. */
    static Hand squared() {
        Manner manner =
                new Manner(List.of(0.04, 0.018, 0.0085, 0.0045), 2, 6, 0.5, 0.045, 1, 8, new Jitter(0.015, 0.1, 6));
        return new OilHand(manner, Brush.bright(), Support.canvas(0xc9a98c), 0.35, 0.25);
    }

    /** Wet in wet with a loaded brush, quickly. */
    static Hand direct() {
        Manner manner =
                new Manner(List.of(0.05, 0.024, 0.012, 0.007), 2, 7, 0.75, 0.06, 1, 12, new Jitter(0.025, 0.1, 5));
        return new OilHand(manner, Brush.loadedHog(), Support.canvas(0x3f3428), 0.6, 0.15);
    }

    /** Transparent washes on white paper. */
    static Hand watercolour() {
        return new WashHand(Support.paper(0xf7f2e6), Brush.sable());
    }

    /** Flat body colour and a brushed contour. */
    static Hand inkAndColour() {
        return new InkHand(Support.paper(0xece0c6), Brush.pastel(), Brush.ink(), OklabColour.of(0x1e1c22));
    }

    /** Dry chalk over a dark sheet. */
    static Hand pastel() {
        Manner manner = new Manner(List.of(0.03, 0.015, 0.009), 3, 8, 0.4, 0.06, 0.9, 10, new Jitter(0.03, 0.1, 6));
        return new OilHand(manner, Brush.pastel(), Support.paper(0x4a4248), 0.12, 0.5);
    }
}
