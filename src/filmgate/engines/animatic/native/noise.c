/* Tileable fractal noise and what is baked from a height field. */
#include "kernel.h"

typedef struct { float value, dx, dy; } Gradient;

static Gradient value_noise(float x, float y, int period, int seed) {
  float fx0 = floorf(x), fy0 = floorf(y), fx = x - fx0, fy = y - fy0;
  float ux = fx * fx * fx * (fx * (fx * 6.f - 15.f) + 10.f);
  float uy = fy * fy * fy * (fy * (fy * 6.f - 15.f) + 10.f);
  float dux = 30.f * fx * fx * (fx * (fx - 2.f) + 1.f), duy = 30.f * fy * fy * (fy * (fy - 2.f) + 1.f);
  /* x and y lie in 0 .. period, so only the right and lower neighbours can wrap */
  int i = mini((int)fx0, period - 1), j = mini((int)fy0, period - 1);
  int i1 = i + 1 == period ? 0 : i + 1, j1 = j + 1 == period ? 0 : j + 1;
  float a = hash2(i + seed, j), b = hash2(i1 + seed, j), c = hash2(i + seed, j1), d = hash2(i1 + seed, j1);
  float k1 = b - a, k2 = c - a, k4 = a - b - c + d;
  return (Gradient){a + k1 * ux + k2 * uy + k4 * ux * uy, dux * (k1 + k4 * uy), duy * (k2 + k4 * ux)};
}

/* kind: 0 fBm, 1 ridged, 2 billow. `erode` damps octaves on slopes (derivative damping after Quilez). */
API void fg_noise(float *out, int n, int base, int octaves, float gain, int seed, int kind, float erode,
                  int y0, int y1) {
  for (int y = y0; y < y1; y++)
    for (int x = 0; x < n; x++) {
      float sum = 0.f, amplitude = 1.f, total = 0.f, dx = 0.f, dy = 0.f;
      int period = base;
      for (int o = 0; o < octaves; o++) {
        Gradient g = value_noise((float)x / n * period, (float)y / n * period, period, seed + o * 131);
        float v = g.value;
        if (kind == 1) { v = 1.f - fabsf(2.f * v - 1.f); v = v * v; }
        if (kind == 2) v = fabsf(2.f * v - 1.f);
        dx += g.dx * amplitude;
        dy += g.dy * amplitude;
        sum += amplitude * v / (1.f + erode * (dx * dx + dy * dy));
        total += amplitude;
        amplitude *= gain;
        period *= 2;
      }
      out[(ptrdiff_t)y * n + x] = sum / total;
    }
}

/* Soft sun visibility 0..1 of a height field by marching towards the sun. `cell` is metres per texel. */
API void fg_bake_shadow(const float *height, int n, const float *sun, float cell, int steps, float *out,
                        int y0, int y1) {
  Tile t = {height, n};
  float flat = sqrtf(sun[0] * sun[0] + sun[2] * sun[2]) + 1e-6f;
  float dx = sun[0] / flat, dz = sun[2] / flat, slope = sun[1] / flat;
  for (int y = y0; y < y1; y++)
    for (int x = 0; x < n; x++) {
      float h0 = height[(ptrdiff_t)y * n + x], v = 1.f, k = 1.5f;
      for (int s = 0; s < steps && v > 0.f; s++) {
        float clear = (h0 + slope * k * cell - tile(t, x + dx * k, y + dz * k)) / (k * cell) * 14.f;
        v = minf(v, clear);
        k *= 1.12f;
      }
      out[(ptrdiff_t)y * n + x] = maxf(v, 0.f);
    }
}

/* Separable tent blur (two box passes) of one plane with clamped edges; `tmp` has the plane's size. */
static void box_rows(const float *in, float *out, int h, int w, int r) {
  float k = 1.f / (float)(2 * r + 1);
  for (int y = 0; y < h; y++) {
    const float *a = in + (ptrdiff_t)y * w;
    float *b = out + (ptrdiff_t)y * w, sum = 0.f;
    for (int x = -r; x <= r; x++) sum += a[mini(maxi(x, 0), w - 1)];
    for (int x = 0; x < w; x++) {
      b[x] = sum * k;
      sum += a[mini(x + r + 1, w - 1)] - a[maxi(x - r, 0)];
    }
  }
}

static void box_columns(const float *in, float *out, int h, int w, int r) {
  float k = 1.f / (float)(2 * r + 1);
  for (int y = 0; y < h; y++) {
    float *b = out + (ptrdiff_t)y * w;
    for (int x = 0; x < w; x++) b[x] = 0.f;
    for (int j = -r; j <= r; j++) {
      const float *a = in + (ptrdiff_t)mini(maxi(y + j, 0), h - 1) * w;
      for (int x = 0; x < w; x++) b[x] += a[x];
    }
    for (int x = 0; x < w; x++) b[x] *= k;
  }
}

API void fg_blur(float *plane, float *tmp, int h, int w, int radius) {
  for (int pass = 0; pass < 2; pass++) {
    box_rows(plane, tmp, h, w, radius);
    box_columns(tmp, plane, h, w, radius);
  }
}
