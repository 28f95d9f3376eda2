/**
 * A study's plan as a document: tasks, conditions, questions, exclusions, what is told when. In: JSON, checked against a schema. Out: an
 * immutable design.
 */
@NullMarked
package blindbrush.design;

import org.jspecify.annotations.NullMarked;
