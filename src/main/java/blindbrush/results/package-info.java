/**
 * A study's figures. In: stored responses, asked for by one grouped query. Out: figures by {@code statistics}, kept until more sessions
 * finish.
 */
@NullMarked
package blindbrush.results;

import org.jspecify.annotations.NullMarked;
