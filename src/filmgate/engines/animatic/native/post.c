/* From linear light to video: bloom, sun rays, edges, film curve, grade, grain, I420. */
#include <string.h>

#include "kernel.h"

typedef struct {
  float exposure, vignette, saturation, contrast;
  float shadow_tint[3], highlight_tint[3];
  float grain, bloom;
  int32_t grain_x, grain_y;
} Grade;

/* Sums of four rows, none brighter than 12. */
PASS stack(const float *restrict p, int W, float *restrict sum) {
  EACH (int x = 0; x < W; x++)
    sum[x] = (minf(p[x], 12.f) + minf(p[x + W], 12.f)) + (minf(p[x + 2 * W], 12.f) + minf(p[x + 3 * W], 12.f));
}

PASS above(const float *restrict sum, float threshold, int w, float *restrict out) {
  EACH (int x = 0; x < w; x++) {
    const float *restrict p = sum + 4 * x;
    out[x] = maxf(((p[0] + p[1]) + (p[2] + p[3])) * (1.f / 16.f) - threshold, 0.f);
  }
}

/* Quarter-size bright pass, planar [3][height/4][width/4]. */
API void fg_bright(const float *col, int H, int W, float threshold, float *out, int y0, int y1) {
  int h = H / 4, w = W / 4;
  float sum[MAX_WIDTH];
  for (int c = 0; c < 3; c++)
    for (int y = y0; y < y1; y++) {
      stack(col + ((ptrdiff_t)c * H + 4 * y) * W, W, sum);
      above(sum, threshold, w, out + ((ptrdiff_t)c * h + y) * w);
    }
}

API void fg_halve(const float *in, int h, int w, float *out) {
  for (int y = 0; y < h / 2; y++)
    for (int x = 0; x < w / 2; x++) {
      const float *p = in + (ptrdiff_t)(2 * y) * w + 2 * x;
      out[(ptrdiff_t)y * (w / 2) + x] = .25f * (p[0] + p[1] + p[w] + p[w + 1]);
    }
}

/* out += k * (in, h x w, enlarged to H x W). */
API void fg_add_enlarged(const float *in, int h, int w, float *out, int H, int W, float k) {
  float sy = (float)h / H, sx = (float)w / W;
  for (int y = 0; y < H; y++) {
    float by = clampf((y + .5f) * sy - .5f, 0.f, h - 1.001f), ty = by - (int)by;
    const float *a = in + (ptrdiff_t)(int)by * w, *b = a + w;
    for (int x = 0; x < W; x++) {
      float bx = clampf((x + .5f) * sx - .5f, 0.f, w - 1.001f);
      int i = (int)bx;
      float tx = bx - i;
      out[(ptrdiff_t)y * W + x] += k * mixf(mixf(a[i], a[i + 1], tx), mixf(b[i], b[i + 1], tx), ty);
    }
  }
}

/* Light shafts: each pixel gathers along the line to the sun at (cx, cy), pixels of this plane. */
API void fg_rays(const float *in, float *out, int h, int w, float cx, float cy, int steps, float decay) {
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++) {
      float dx = (cx - x) / steps * .85f, dy = (cy - y) / steps * .85f, px = (float)x, py = (float)y, k = 1.f, s = 0.f;
      for (int i = 0; i < steps; i++) {
        px += dx; py += dy;
        if (px < 0.f || py < 0.f || px >= w || py >= h) break;
        s += minf(in[(ptrdiff_t)(int)py * w + (int)px], 3.f) * k;
        k *= decay;
      }
      out[(ptrdiff_t)y * w + x] = s / steps;
    }
}

/* 1 where a pixel lies on a depth edge that is not smooth already. */
PASS edges(const float *restrict z, const uint8_t *restrict smooth, int W, float *restrict out) {
  out[0] = out[W - 1] = 0.f;
  EACH (int x = 1; x < W - 1; x++) {
    float m = .04f * z[x] + .02f, a = maxf(fabsf(z[x - 1] - z[x]), fabsf(z[x + 1] - z[x]));
    float b = maxf(fabsf(z[x - W] - z[x]), fabsf(z[x + W] - z[x]));
    float rough = (float)(smooth[x] == 0);
    out[x] = maxf(a, b) > m ? rough : 0.f;
  }
}

enum { RUN = 64 };  /* pixels of a row that are looked at together: most have no edge */

/* Whether any of n pixels lies on an edge. */
static __attribute__((noinline)) int any(const float *edge, int n) {
  int found = 0;
  for (int x = 0; x < n; x++) found |= edge[x] > 0.f;
  return found;
}

/* Pixels on an edge are averaged with their neighbours. */
PASS soften(const float *restrict p, const float *restrict edge, int W, int n, float *restrict o) {
  EACH (int x = 0; x < n; x++) {
    float f = .4f * p[x] + .1f * (p[x - 1] + p[x + 1] + p[x - W] + p[x + W])
            + .05f * (p[x - W - 1] + p[x - W + 1] + p[x + W - 1] + p[x + W + 1]);
    o[x] = mixf(p[x], f, edge[x]);
  }
}

/* One channel of one row with bloom added. `runs`: which runs of pixels have an edge; NULL: none. */
PASS gather(const float *restrict p, const float *restrict edge, const uint8_t *runs, const float *restrict bloom,
            float gain, int H, int W, int y, float *restrict o) {
  int h = H / 4, w = W / 4;
  memcpy(o, p, (size_t)W * sizeof(float));
  for (int x = 1, k = 0; runs && x < W - 1; x += RUN, k++)
    if (runs[k]) soften(p + x, edge + x, W, mini(RUN, W - 1 - x), o + x);
  int j = mini(maxi((y - 1) / 4, 0), h - 2);
  float ty = clampf((y - 1.5f) * .25f - j, 0.f, 1.f);
  const float *restrict a = bloom + (ptrdiff_t)j * w, *restrict b = a + w;
  float lo = mixf(a[0], b[0], ty) * gain, hi = mixf(a[w - 1], b[w - 1], ty) * gain;
  o[0] += lo; o[1] += lo;
  EACH (int i = 0; i < w - 1; i++) {  /* four pixels between two texels, at 1/8, 3/8, 5/8, 7/8 */
    float q = mixf(a[i], b[i], ty) * gain, d = mixf(a[i + 1], b[i + 1], ty) * gain - q;
    o[4 * i + 2] += q + .125f * d;
    o[4 * i + 3] += q + .375f * d;
    o[4 * i + 4] += q + .625f * d;
    o[4 * i + 5] += q + .875f * d;
  }
  EACH (int x = 4 * w - 2; x < W; x++) o[x] += hi;
}

static inline float film(float x) {
  x = maxf(x, 0.f);
  return sqrtf(unit((x * (2.51f * x + .03f)) / (x * (2.43f * x + .59f) + .14f)));
}

static inline float tone(float q, float l, float saturation, float tint_lo, float tint_hi, float contrast) {
  float lo = (1.f - l) * (1.f - l), k = l + (q - l) * saturation + tint_lo * lo + tint_hi * l * l;
  return k + contrast * (k * k * (3.f - 2.f * k) - k);
}

/* Film curve after Narkowicz (ACES fit), gamma 2, then the grade; in place, 0..255. */
PASS develop(const Grade *grade, const float *restrict noise, int H, int W, int y, float *restrict R,
                    float *restrict G, float *restrict B) {
  const Grade g = *grade;
  float vy = 2.f * y / H - 1.f, fy = vy * vy * .55f, ix = 2.f / W;
  EACH (int x = 0; x < W; x++) {
    float vx = x * ix - 1.f, v = g.exposure * (1.f - g.vignette * (vx * vx * .75f + fy));
    float r = film(R[x] * v), e = film(G[x] * v), b = film(B[x] * v), l = .3f * r + .59f * e + .11f * b;
    float n = noise[x] * g.grain * (1.1f - l);
    r = tone(r, l, g.saturation, g.shadow_tint[0], g.highlight_tint[0], g.contrast);
    e = tone(e, l, g.saturation, g.shadow_tint[1], g.highlight_tint[1], g.contrast);
    b = tone(b, l, g.saturation, g.shadow_tint[2], g.highlight_tint[2], g.contrast);
    R[x] = clampf(r * 255.f + n, 0.f, 255.f);
    G[x] = clampf(e * 255.f + n, 0.f, 255.f);
    B[x] = clampf(b * 255.f + n, 0.f, 255.f);
  }
}

PASS luma(const float *restrict R, const float *restrict G, const float *restrict B, uint8_t *restrict o, int W) {
  EACH (int x = 0; x < W; x++) o[x] = (uint8_t)(int)(16.5f + .182586f * R[x] + .614231f * G[x] + .062007f * B[x]);
}

PASS chroma(const float *restrict rows, int W, uint8_t *restrict u, uint8_t *restrict v) {
  EACH (int x = 0; x < W / 2; x++) {
    const float *p = rows + 2 * x;
    float r = .25f * (p[0] + p[1] + p[3 * W] + p[3 * W + 1]);
    float g = .25f * (p[W] + p[W + 1] + p[4 * W] + p[4 * W + 1]);
    float b = .25f * (p[2 * W] + p[2 * W + 1] + p[5 * W] + p[5 * W + 1]);
    u[x] = (uint8_t)(int)(128.5f - .100644f * r - .338572f * g + .439216f * b);
    v[x] = (uint8_t)(int)(128.5f + .439216f * r - .398942f * g - .040274f * b);
  }
}

/* A row of a grain tile 512 wide, repeated, from `first` on. */
static void sow(const int8_t *noise, int first, int W, float *out) {
  for (int x = 0; x < W;) {
    int from = (x + first) & 511, n = mini(512 - from, W - x);
    for (int i = 0; i < n; i++) out[x + i] = noise[from + i];
    x += n;
  }
}

/* Rows y0..y1 (even) of one I420 picture, BT.709 limited range (ITU-R BT.709-6, 8 bit).
 * rows: scratch of 7 * width floats for each caller. */
API void fg_finish(const float *col, const float *bloom, const float *depth, const uint8_t *smooth, const Grade *g,
                   const int8_t *grain, int H, int W, uint8_t *out, float *rows, int y0, int y1) {
  uint8_t *U = out + (ptrdiff_t)H * W, *V = U + (ptrdiff_t)(H / 2) * (W / 2);
  ptrdiff_t plane = (ptrdiff_t)H * W, small = (ptrdiff_t)(H / 4) * (W / 4);
  float *edge = rows + 6 * (ptrdiff_t)W;
  for (int y = y0; y < y1; y += 2) {
    for (int j = 0; j < 2; j++) {
      int row = y + j, inner = row > 0 && row < H - 1;
      float *rgb = rows + (ptrdiff_t)j * 3 * W;
      uint8_t runs[MAX_WIDTH / RUN];
      if (inner) edges(depth + (ptrdiff_t)row * W, smooth + (ptrdiff_t)row * W, W, edge);
      for (int x = 1, k = 0; inner && x < W - 1; x += RUN, k++) runs[k] = (uint8_t)any(edge + x, mini(RUN, W - 1 - x));
      for (int c = 0; c < 3; c++)
        gather(col + c * plane + (ptrdiff_t)row * W, edge, inner ? runs : NULL, bloom + c * small, g->bloom, H, W, row,
               rgb + (ptrdiff_t)c * W);
      const int8_t *noise = grain + (((row + g->grain_y) & 511) << 9);
      sow(noise, g->grain_x & 511, W, edge);
      develop(g, edge, H, W, row, rgb, rgb + W, rgb + 2 * (ptrdiff_t)W);
      luma(rgb, rgb + W, rgb + 2 * (ptrdiff_t)W, out + (ptrdiff_t)row * W, W);
    }
    uint8_t *u = U + (ptrdiff_t)(y / 2) * (W / 2), *v = V + (ptrdiff_t)(y / 2) * (W / 2);
    chroma(rows, W, u, v);
  }
}

/* Packed 8-bit BGR to I420, BT.709 limited range; rows y0..y1 (even). */
API void fg_i420(const uint8_t *bgr, int H, int W, uint8_t *out, float *rows, int y0, int y1) {
  uint8_t *U = out + (ptrdiff_t)H * W, *V = U + (ptrdiff_t)(H / 2) * (W / 2);
  for (int y = y0; y < y1; y += 2) {
    for (int j = 0; j < 2; j++) {
      float *R = rows + (ptrdiff_t)j * 3 * W, *G = R + W, *B = G + W;
      const uint8_t *p = bgr + (ptrdiff_t)(y + j) * W * 3;
      for (int x = 0; x < W; x++) { B[x] = p[3 * x]; G[x] = p[3 * x + 1]; R[x] = p[3 * x + 2]; }
      luma(R, G, B, out + (ptrdiff_t)(y + j) * W, W);
    }
    chroma(rows, W, U + (ptrdiff_t)(y / 2) * (W / 2), V + (ptrdiff_t)(y / 2) * (W / 2));
  }
}
