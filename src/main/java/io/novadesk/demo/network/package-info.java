/** The demo cloud's networks, and as much of Neutron and Cinder as clients of Compute ask for. */
@NullMarked
package io.novadesk.demo.network;

import org.jspecify.annotations.NullMarked;
