/** How files are replaced, so that nobody ever finds half of one. */
package blindbrush.disk;
