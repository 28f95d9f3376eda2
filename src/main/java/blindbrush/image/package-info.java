/**
 * Pictures from files: decoded from untrusted bytes, normalised to one look, encoded by one encoder, stored by
 * content.
 */
package blindbrush.image;
