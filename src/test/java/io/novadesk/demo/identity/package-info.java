@NullMarked
package io.novadesk.demo.identity;

import org.jspecify.annotations.NullMarked;
