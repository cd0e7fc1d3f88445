/* Tileable fractal noise and what is baked from a height field. */
#include <string.h>

#include "kernel.h"

/* One octave of a row of value noise, added to the row. */
typedef struct { float sum[MAX_WIDTH], dx[MAX_WIDTH], dy[MAX_WIDTH]; } Octaves;

PASS octave(int n, int y, int period, int seed, int kind, float amplitude, float erode, Octaves *restrict row) {
  const float scale = (float)period / n, v = y * scale, fy0 = floorf(v), fy = v - fy0;
  const float uy = fy * fy * fy * (fy * (fy * 6.f - 15.f) + 10.f), duy = 30.f * fy * fy * (fy * (fy - 2.f) + 1.f);
  /* x and y lie in 0 .. period, so only the right and lower neighbours can wrap */
  const int j = mini((int)fy0, period - 1), j1 = j + 1 == period ? 0 : j + 1;
  const float ridged = kind == 1 ? 1.f : 0.f, folded = kind == 0 ? 0.f : 1.f;
  EACH (int x = 0; x < n; x++) {
    float u = x * scale, fx0 = floorf(u), fx = u - fx0;
    float ux = fx * fx * fx * (fx * (fx * 6.f - 15.f) + 10.f), dux = 30.f * fx * fx * (fx * (fx - 2.f) + 1.f);
    int i = mini((int)fx0, period - 1), i1 = i + 1 == period ? 0 : i + 1;
    float a = hash2(i + seed, j), b = hash2(i1 + seed, j), c = hash2(i + seed, j1), d = hash2(i1 + seed, j1);
    float k1 = b - a, k2 = c - a, k4 = a - b - c + d, value = a + k1 * ux + k2 * uy + k4 * ux * uy;
    float fold = fabsf(2.f * value - 1.f), crest = (1.f - fold) * (1.f - fold);
    value = mixf(value, mixf(fold, crest, ridged), folded);
    float dx = row->dx[x] + dux * (k1 + k4 * uy) * amplitude, dy = row->dy[x] + duy * (k2 + k4 * ux) * amplitude;
    row->dx[x] = dx;
    row->dy[x] = dy;
    row->sum[x] += amplitude * value / (1.f + erode * (dx * dx + dy * dy));
  }
}

/* kind: 0 fBm, 1 ridged, 2 billow. `erode` damps octaves on slopes (derivative damping after Quilez). */
API void fg_noise(float *out, int n, int base, int octaves, float gain, int seed, int kind, float erode,
                  int y0, int y1) {
  Octaves row;
  for (int y = y0; y < y1; y++) {
    float amplitude = 1.f, total = 0.f;
    memset(&row, 0, sizeof row);
    for (int o = 0; o < octaves; o++, amplitude *= gain) {
      octave(n, y, base << o, seed + o * 131, kind, amplitude, erode, &row);
      total += amplitude;
    }
    for (int x = 0; x < n; x++) out[(ptrdiff_t)y * n + x] = row.sum[x] / total;
  }
}

/* How far a row of the field stays below the ray: all its points look `ahead` columns and rows on. */
PASS clearance(const float *restrict here, const float *restrict near, const float *restrict far, float a, float b,
               float rise, float sharp, int n, float *restrict v) {
  EACH (int x = 0; x < n; x++) {
    float p = mixf(near[x], near[x + 1], a), q = mixf(far[x], far[x + 1], a);
    v[x] = minf(v[x], (here[x] + rise - mixf(p, q, b)) * sharp);
  }
}

/* A row of a periodic field, begun at column `from`, with its first value once more behind it. */
static void turned(const float *row, int n, int from, float *out) {
  memcpy(out, row + from, sizeof(float) * (size_t)(n - from));
  memcpy(out + n - from, row, sizeof(float) * (size_t)from);
  out[n] = out[0];
}

/* Soft sun visibility 0..1 of a height field by marching towards the sun. `cell` is metres per texel. */
API void fg_bake_shadow(const float *height, int n, const float *sun, float cell, int steps, float *out,
                        int y0, int y1) {
  float flat = sqrtf(sun[0] * sun[0] + sun[2] * sun[2]) + 1e-6f, near[MAX_WIDTH + 1], far[MAX_WIDTH + 1];
  float dx = sun[0] / flat, dz = sun[2] / flat, slope = sun[1] / flat;
  for (int y = y0; y < y1; y++) {
    const float *here = height + (ptrdiff_t)y * n;
    float *v = out + (ptrdiff_t)y * n, k = 1.5f;
    for (int x = 0; x < n; x++) v[x] = 1.f;
    for (int s = 0; s < steps; s++, k *= 1.12f) {
      float u = floorf(dx * k), w = floorf(dz * k);
      int row = y + (int)w, column = (int)u & (n - 1);
      turned(height + (ptrdiff_t)(row & (n - 1)) * n, n, column, near);
      turned(height + (ptrdiff_t)((row + 1) & (n - 1)) * n, n, column, far);
      clearance(here, near, far, dx * k - u, dz * k - w, slope * k * cell, 14.f / (k * cell), n, v);
    }
    for (int x = 0; x < n; x++) v[x] = maxf(v[x], 0.f);
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
