package org.aigclabel.security;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Asks a time stamp service over HTTP. */
record HttpTimeStamper(HttpClient client, URI service, Duration patience) implements TimeStamper {

  private static final int LARGEST = 1 << 16;
  private static final int NONCE_BITS = 64;
  private static final int OK = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  HttpTimeStamper(URI service, Duration patience) {
    this(HttpClient.newBuilder().connectTimeout(patience).build(), service, patience);
  }

  @Override
  public byte[] stamp(byte[] data) throws IOException, GeneralSecurityException {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    try {
      TimeStampRequest question =
          generator.generate(
              NISTObjectIdentifiers.id_sha256,
              ContentDigest.SHA256.of(data),
              new BigInteger(NONCE_BITS, RANDOM));
      TimeStampResponse answer = new TimeStampResponse(Der.guard(answer(question.getEncoded())));
      answer.validate(question);
      TimeStampToken token = answer.getTimeStampToken();
      if (token == null) {
        throw new IOException(service + " refuses to stamp: " + answer.getStatusString());
      }
      return token.getEncoded(ASN1Encoding.DER);
    } catch (TSPException | IllegalArgumentException e) {
      throw new IOException(service + " gave no valid time stamp: " + e.getMessage(), e);
    }
  }

  private byte[] answer(byte[] question) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(service)
            .timeout(patience)
            .header("Content-Type", "application/timestamp-query")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != OK) {
          throw new IOException(service + " answered HTTP " + response.statusCode());
        }
        return body.readNBytes(LARGEST);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + service, e);
    }
  }
}
