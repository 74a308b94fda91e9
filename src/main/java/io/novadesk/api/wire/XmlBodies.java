package io.novadesk.api.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets readers of streams take XML for JSON. */
public final class XmlBodies {
  private static final int LOOK = 512;

  private XmlBodies() {}

  /**
   * The stream itself, or, when it begins like XML, the JSON that the cloud would have sent.
   *
   * @param in must support marks
   * @throws io.novadesk.api.ApiException BAD_ANSWER when it is XML that cannot be read
   */
  public static InputStream asJson(InputStream in) throws IOException {
    in.mark(LOOK);
    byte[] head = in.readNBytes(1);
    boolean tag = head.length == 1 && (head[0] == '<' || (head[0] <= ' ' && head[0] >= 0));
    byte[] more = tag ? in.readNBytes(LOOK - 1) : new byte[0];
    in.reset();
    if (!tag) {
      return in;
    }
    byte[] look = new byte[1 + more.length];
    look[0] = head[0];
    System.arraycopy(more, 0, look, 1, more.length);
    return XmlBody.looksLikeXml(look)
        ? new ByteArrayInputStream(XmlBody.toJson(in.readAllBytes()))
        : in;
  }
}
