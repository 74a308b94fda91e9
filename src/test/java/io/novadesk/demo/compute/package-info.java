@NullMarked
package io.novadesk.demo.compute;

import org.jspecify.annotations.NullMarked;
