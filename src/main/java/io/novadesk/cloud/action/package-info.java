/**
 * What can be done with a server: which actions there are, in which states each is legal, and what
 * a cloud refused.
 */
@NullMarked
package io.novadesk.cloud.action;

import org.jspecify.annotations.NullMarked;
