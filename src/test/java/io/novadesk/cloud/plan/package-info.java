@NullMarked
package io.novadesk.cloud.plan;

import org.jspecify.annotations.NullMarked;
