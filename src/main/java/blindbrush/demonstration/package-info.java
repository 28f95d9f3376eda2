/**
 * The study that a newcomer finds. In comes the starter set that is packed into the program: stand-ins, pictures made by style transfer, and
 * scenes. Out go the open study, seeded once, and style transfers of the scenes, queued one after another while it is on offer.
 */
@NullMarked
package blindbrush.demonstration;

import org.jspecify.annotations.NullMarked;
