package io.novadesk.demo.nova;

import static io.novadesk.demo.schema.Schema.body;
import static io.novadesk.demo.schema.Schema.object;
import static io.novadesk.demo.schema.Schema.oneOf;
import static io.novadesk.demo.schema.Schema.pattern;
import static io.novadesk.demo.schema.Schema.type;

import io.novadesk.demo.schema.Python;
import io.novadesk.demo.schema.Schema;
import java.util.List;

/** What the bodies of requests about flavors and key pairs hold, in each version. */
final class Bodies {
  private static final int LONGEST_DESCRIPTION = 65_535;
  private static final Schema SPECS =
      Schema.map("^[a-zA-Z0-9-_:. ]{1,255}$", type("string", "number").and(Schema.length(0, 255)));

  private Bodies() {}

  static Schema flavor(NovaCall call) {
    Schema id =
        type("string", "number", "null")
            .and(Schema.length(1, 255))
            .and(pattern("^(?! )[a-zA-Z0-9. _-]+(?<! )$"));
    Schema factor =
        type("number", "string")
            .and(pattern("^[0-9]+(\\.[0-9]+)?$", "^[0-9]+(\\\\.[0-9]+)?$"))
            .and(
                (value, lax) -> {
                  Double number = Python.number(value);
                  return number != null && number <= 0
                      ? Schema.Failure.of(
                          value, Python.bare(value) + " is less than or equal to the minimum of 0")
                      : null;
                });
    return body(
        "flavor",
        object()
            .with("name", Types.NAME)
            .with("id", id)
            .with("ram", Types.SIZE)
            .with("vcpus", Types.SIZE)
            .with("disk", Types.SIZE_OR_ZERO)
            .with("OS-FLV-EXT-DATA:ephemeral", Types.SIZE_OR_ZERO)
            .with("swap", Types.SIZE_OR_ZERO)
            .with("rxtx_factor", factor)
            .with("os-flavor-access:is_public", Types.BOOLEAN)
            .with(call.atLeast(55), "description", Types.description(LONGEST_DESCRIPTION))
            .required("name", "ram", "vcpus", "disk"));
  }

  static Schema flavorChange() {
    return body(
        "flavor",
        object()
            .with("description", Types.description(LONGEST_DESCRIPTION))
            .required("description"));
  }

  static Schema extraSpecs() {
    return body("extra_specs", SPECS);
  }

  static Schema extraSpec() {
    return SPECS.and(Schema.properties(1, 1));
  }

  static Schema tenantAccess(String action) {
    return body(action, object().with("tenant", Types.TEXT_1_TO_255).required("tenant"));
  }

  static Schema keyPair(NovaCall call) {
    return body(
        "keypair",
        object()
            .with("name", Types.keyPairName(call.atLeast(92)))
            .with(call.atLeast(2), "type", Types.STRING.and(oneOf(List.of("ssh", "x509"))))
            .with("public_key", Types.STRING)
            .with(call.atLeast(10), "user_id", Types.STRING)
            .required("name")
            .required(call.atLeast(92), "public_key"));
  }
}
