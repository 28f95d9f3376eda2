/**
 * Named bundles of settings, and the settings themselves. In: a name or numbers. Out: a checked, immutable preset.
 */
package blindbrush.style.preset;
