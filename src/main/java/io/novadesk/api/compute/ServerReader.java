package io.novadesk.api.compute;

import io.novadesk.api.wire.Interner;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Scalars;
import io.novadesk.api.wire.XmlBodies;
import io.novadesk.i18n.Text;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads servers of every age from a stream, without building a tree. */
final class ServerReader {
  private static final String LINKS = "\"servers_links\"";
  private static final int LINKS_AT_MOST = 2_048;

  private final Interner texts;

  ServerReader(Interner texts) {
    this.texts = texts;
  }

  /**
   * A page of a list.
   *
   * @throws io.novadesk.api.ApiException BAD_ANSWER when it is no list of servers
   */
  Page<Server> page(InputStream in) throws IOException {
    try (JsonParser p = open(in)) {
      List<Server> servers = null;
      String next = null;
      if (p.nextToken() != JsonToken.START_OBJECT) {
        throw Json.bad(Text.of("answer.no.servers"), null);
      }
      while (p.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = p.currentName();
        JsonToken value = p.nextToken();
        if (name.equals("servers")) {
          servers = servers(p, value);
        } else if (name.equals("servers_links") && value == JsonToken.START_ARRAY) {
          next = next(p);
        } else {
          p.skipChildren();
        }
      }
      if (servers == null) {
        throw Json.bad(Text.of("answer.no.servers"), null);
      }
      return new Page<>(servers, next);
    } catch (JacksonException e) {
      throw Json.failed(e);
    }
  }

  /**
   * The link to the next page, found at the end of a page without reading its servers; null when it
   * is not there: then it may still be found by reading them.
   */
  static @Nullable String nextLink(byte[] page) {
    int from = Math.max(0, page.length - LINKS_AT_MOST);
    String end = new String(page, from, page.length - from, StandardCharsets.UTF_8);
    int links = end.lastIndexOf(LINKS);
    if (links < 0) {
      return null;
    }
    byte[] alone = ("{" + end.substring(links)).getBytes(StandardCharsets.UTF_8);
    try (JsonParser p = Json.parser(new ByteArrayInputStream(alone))) {
      p.nextToken();
      p.nextToken();
      return p.nextToken() == JsonToken.START_ARRAY ? next(p) : null;
    } catch (JacksonException _) {
      // Whoever reads the page says what is wrong with it.
      return null;
    }
  }

  /** One server, under the root {@code server}. */
  Server server(byte[] body) throws IOException {
    try (JsonParser p = open(new ByteArrayInputStream(body))) {
      if (p.nextToken() == JsonToken.START_OBJECT) {
        while (p.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean here = p.currentName().equals("server");
          JsonToken value = p.nextToken();
          if (here && value == JsonToken.START_OBJECT) {
            return new ServerFields(p, texts).read();
          }
          p.skipChildren();
        }
      }
      throw Json.bad(Text.of("answer.no.server"), null);
    } catch (JacksonException e) {
      throw Json.failed(e);
    }
  }

  private static JsonParser open(InputStream in) throws IOException {
    InputStream buffered = in.markSupported() ? in : new BufferedInputStream(in, 1024);
    return Json.parser(XmlBodies.asJson(buffered));
  }

  private List<Server> servers(JsonParser p, JsonToken value) {
    List<Server> servers = new ArrayList<>();
    if (value == JsonToken.START_OBJECT) {
      // The wrapped form {"values": [..]} of 2011.
      while (p.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean values = p.currentName().equals("values");
        JsonToken inner = p.nextToken();
        if (values && inner == JsonToken.START_ARRAY) {
          elements(p, servers);
        } else {
          p.skipChildren();
        }
      }
    } else if (value == JsonToken.START_ARRAY) {
      elements(p, servers);
    }
    return servers;
  }

  private void elements(JsonParser p, List<Server> servers) {
    while (p.nextToken() != JsonToken.END_ARRAY && p.currentToken() != null) {
      if (p.currentToken() == JsonToken.START_OBJECT) {
        servers.add(new ServerFields(p, texts).read());
      } else {
        p.skipChildren();
      }
    }
  }

  private static @Nullable String next(JsonParser p) {
    String next = null;
    while (p.nextToken() != JsonToken.END_ARRAY && p.currentToken() != null) {
      if (p.currentToken() != JsonToken.START_OBJECT) {
        p.skipChildren();
        continue;
      }
      String relation = null;
      String href = null;
      while (p.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = p.currentName();
        p.nextToken();
        switch (name) {
          case "rel" -> relation = Scalars.text(p);
          case "href" -> href = Scalars.text(p);
          default -> p.skipChildren();
        }
      }
      next = "next".equals(relation) ? href : next;
    }
    return next;
  }
}
