package blindbrush.standin;

import static blindbrush.standin.StandInShape.LANDSCAPE;
import static blindbrush.standin.StandInShape.PORTRAIT;
import static blindbrush.standin.StandInShape.SQUARE;

import java.util.List;

/** A picture that stands in for a human painting in the demonstration: who paints what, on which shape. */
public record StandIn(String slug, String title, StandInShape aspect, long seed, Scene scene, Hand hand) {

    private static final List<StandIn> WALL = List.of(
            new StandIn("ridges-at-dusk", "Ridges at dusk", LANDSCAPE, 11, new RidgesAtDusk(), Hands.knife()),
            new StandIn("flowers-in-a-vase", "Flowers in a vase", PORTRAIT, 12, new FlowersInAVase(), Hands.direct()),
            new StandIn(
                    "sails-before-noon",
                    "Sails before noon",
                    LANDSCAPE,
                    13,
                    new SailsBeforeNoon(),
                    Hands.impressionist()),
            new StandIn("lemons-and-a-jug", "Lemons and a jug", SQUARE, 14, new LemonsAndAJug(), Hands.constructive()),
            new StandIn(
                    "wheat-and-cypresses",
                    "Wheat and cypresses",
                    LANDSCAPE,
                    15,
                    new WheatAndCypresses(),
                    Hands.swirling()),
            new StandIn("figure-at-a-window", "Figure at a window", PORTRAIT, 16, new FigureAtAWindow(), Hands.quiet()),
            new StandIn("harbour-lights", "Harbour lights", LANDSCAPE, 17, new HarbourLights(), Hands.direct()),
            new StandIn(
                    "poplars-across-the-river",
                    "Poplars across the river",
                    PORTRAIT,
                    18,
                    new PoplarsAcrossTheRiver(),
                    Hands.watercolour()),
            new StandIn("arcs-and-planes", "Arcs and planes", SQUARE, 19, new ArcsAndPlanes(), Hands.pastel()),
            new StandIn(
                    "village-under-snow", "Village under snow", LANDSCAPE, 20, new VillageUnderSnow(), Hands.squared()),
            new StandIn("forest-path", "Forest path", PORTRAIT, 21, new ForestPath(), Hands.impressionist()),
            new StandIn(
                    "bridge-at-low-water",
                    "Bridge at low water",
                    LANDSCAPE,
                    22,
                    new BridgeAtLowWater(),
                    Hands.pointillist()),
            new StandIn(
                    "roofs-of-the-old-town",
                    "Roofs of the old town",
                    PORTRAIT,
                    23,
                    new RoofsOfTheOldTown(),
                    Hands.inkAndColour()),
            new StandIn("lily-pond", "Lily pond", SQUARE, 24, new LilyPond(), Hands.impressionist()));

    /**
     * The one of a slug, with another seed: the same scene by the same hand on another day.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static StandIn again(String slug, long seed) {
        StandIn known = WALL.stream()
                .filter(standIn -> standIn.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no stand-in " + slug));
        return new StandIn(slug, known.title(), known.aspect(), seed, known.scene(), known.hand());
    }

    /** All of them, in hanging order. */
    public static List<StandIn> all() {
        return WALL;
    }
}
