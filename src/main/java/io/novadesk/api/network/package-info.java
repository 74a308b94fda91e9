/** As much of the Network API (Neutron v2.0) as somebody who works with servers needs. */
@NullMarked
package io.novadesk.api.network;

import org.jspecify.annotations.NullMarked;
