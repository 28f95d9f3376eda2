/**
 * Named bundles of settings, and the settings themselves. In: a name or numbers. Out: a checked, immutable preset.
 */
@NullMarked
package blindbrush.style.preset;

import org.jspecify.annotations.NullMarked;
