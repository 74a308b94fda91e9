@NullMarked
package io.novadesk.view.servers;

import org.jspecify.annotations.NullMarked;
