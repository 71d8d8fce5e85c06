package org.aigclabel.ocr;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The PP-OCR models, loaded when first needed and shared by all threads. */
final class Models {

  private static final Models SHARED = new Models();

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession detection;
  private final OrtSession recognition;
  private final List<String> characters;

  /** An output of a model with its shape. */
  record Output(float[] values, long[] shape) {}

  private Models() {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(Math.min(4, Runtime.getRuntime().availableProcessors()));
      detection = environment.createSession(resource("ch_PP-OCRv4_det_infer.onnx"), options);
      recognition = environment.createSession(resource("ch_PP-OCRv4_rec_infer.onnx"), options);
      characters = characters();
    } catch (OrtException | IOException e) {
      throw new IllegalStateException("the text models cannot be loaded: " + e.getMessage(), e);
    }
  }

  static Models shared() {
    return SHARED;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Models.class.getResourceAsStream("/models/" + name)) {
      if (in == null) {
        throw new IOException("no resource models/" + name);
      }
      return in.readAllBytes();
    }
  }

  /** The classes of the recognition model: blank, the lines of the dictionary, space. */
  private static List<String> characters() throws IOException {
    List<String> characters = new ArrayList<>();
    characters.add("");
    new String(resource("ppocr_keys_v1.txt"), StandardCharsets.UTF_8)
        .lines()
        .forEach(characters::add);
    characters.add(" ");
    return List.copyOf(characters);
  }

  List<String> alphabet() {
    return characters;
  }

  Output detect(Planes input) {
    return run(detection, input);
  }

  Output recognise(Planes input) {
    return run(recognition, input);
  }

  private Output run(OrtSession session, Planes input) {
    long[] shape = {1, 3, input.height(), input.width()};
    String name = session.getInputNames().iterator().next();
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.values()), shape);
        OrtSession.Result result = session.run(Map.of(name, tensor))) {
      OnnxTensor output = (OnnxTensor) result.get(0);
      FloatBuffer buffer = output.getFloatBuffer();
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      return new Output(values, output.getInfo().getShape());
    } catch (OrtException e) {
      throw new IllegalStateException("the text model failed: " + e.getMessage(), e);
    }
  }
}
