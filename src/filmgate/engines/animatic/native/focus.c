/* Depth of field: what lies off the focus shows blurred copies of the picture; points of light become discs. */
#include <string.h>

#include "kernel.h"

/* How far out of focus, 0..1. `lens`: focal length in pixels times aperture in metres. */
static inline float blur(float d, float nearness, float lens) {
  return unit((lens * fabsf(nearness - 1.f / d) - .8f) * (1.f / 7.f));
}

/* Every second pixel of a row, weighted by how far it is out of focus, added to sums of r, g, b, weight. */
PASS add_blurred(const float *restrict col, ptrdiff_t plane, const float *restrict depth, float nearness, float lens,
                 int n, float *restrict sum) {
  EACH (int x = 0; x < n; x++) {
    float k = blur(depth[2 * x], nearness, lens) + 1e-4f;
    sum[x] += minf(col[2 * x], 24.f) * k;
    sum[x + MAX_WIDTH] += minf(col[2 * x + plane], 24.f) * k;
    sum[x + 2 * MAX_WIDTH] += minf(col[2 * x + 2 * plane], 24.f) * k;
    sum[x + 3 * MAX_WIDTH] += k;
  }
}

PASS halve_row(const float *restrict in, int n, float *restrict out) {
  EACH (int x = 0; x < n; x++) out[x] = (in[2 * x] + in[2 * x + 1]) * (1.f / 8.f);
}

/* Quarter-size mean of what is out of focus, weighted by how far it is: planes r, g, b, weight. Every second pixel,
 * as on a chessboard, is enough for a blur. */
API void fg_soften(const float *col, const float *depth, int H, int W, float focus, float lens, float *out, int y0,
                   int y1) {
  int h = H / 4, w = W / 4;
  ptrdiff_t plane = (ptrdiff_t)W * H, small = (ptrdiff_t)w * h;
  float sum[4 * MAX_WIDTH];
  for (int y = y0; y < y1; y++) {
    memset(sum, 0, sizeof sum);
    for (int j = 0; j < 4; j++) {
      ptrdiff_t o = (ptrdiff_t)(4 * y + j) * W + (j & 1);
      add_blurred(col + o, plane, depth + o, 1.f / focus, lens, 2 * w, sum);
    }
    for (int c = 0; c < 4; c++) halve_row(sum + c * MAX_WIDTH, w, out + c * small + (ptrdiff_t)y * w);
  }
}

/* One row enlarged four times from rows a and b, `t` of the way between them. */
PASS enlarge(const float *restrict a, const float *restrict b, float t, int w, int W, float *restrict o) {
  float lo = mixf(a[0], b[0], t), hi = mixf(a[w - 1], b[w - 1], t);
  o[0] = lo; o[1] = lo;
  EACH (int i = 0; i < w - 1; i++) {
    float q = mixf(a[i], b[i], t), d = mixf(a[i + 1], b[i + 1], t) - q;
    o[4 * i + 2] = q + .125f * d;
    o[4 * i + 3] = q + .375f * d;
    o[4 * i + 4] = q + .625f * d;
    o[4 * i + 5] = q + .875f * d;
  }
  EACH (int x = 4 * w - 2; x < W; x++) o[x] = hi;
}

PASS amounts(const float *restrict depth, float nearness, float lens, int W, float *restrict k) {
  EACH (int x = 0; x < W; x++) k[x] = blur(depth[x], nearness, lens);
}

/* What is near and out of focus reaches over what stands beside it: `near` is the share of it around each pixel. */
PASS reached(const float *restrict near, int W, float *restrict k) {
  EACH (int x = 0; x < W; x++) k[x] = maxf(k[x], smooth(unit(2.f * near[x])));
}

/* What is far out of focus shows the wider blur. */
PASS widened(const float *restrict depth, float nearness, float lens, const float *restrict wide, int W,
             const float *restrict weight, float *restrict soft) {
  EACH (int x = 0; x < W; x++) {
    float k = unit((lens * fabsf(nearness - 1.f / depth[x]) - 8.f) * (1.f / 16.f));
    soft[x] += (wide[x] * weight[x] - soft[x]) * k;
  }
}

PASS soft_focus(const float *restrict soft, const float *restrict weight, const float *restrict k, int W,
                float *restrict col) {
  EACH (int x = 0; x < W; x++) col[x] += (soft[x] / weight[x] - col[x]) * k[x];
}

/* Quarter-size share of what is nearer than the focus, and out of it. */
API void fg_near(const float *depth, int W, float focus, float lens, float *out, int y0, int y1) {
  int w = W / 4;
  for (int y = y0; y < y1; y++)
    for (int x = 0; x < w; x++) {
      float sum = 0.f;
      for (int j = 0; j < 4; j += 2)
        for (int i = 0; i < 4; i += 2) {
          float d = depth[(ptrdiff_t)(4 * y + j) * W + 4 * x + i];
          sum += d < focus ? blur(d, 1.f / focus, lens) : 0.f;
        }
      out[(ptrdiff_t)y * w + x] = .25f * sum;
    }
}

/* Means over discs of `radius` pixels of the planes of `in` [3][h][w], to `out`: what a point of light is, out of focus. */
API void fg_discs(const float *in, int h, int w, float radius, float *out, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)w * h;
  int R = (int)radius;
  float upto[MAX_WIDTH + 1], area = 0.f;
  int half[32];
  R = mini(R, 31);
  for (int j = 0; j <= R; j++) half[j] = (int)(sqrtf(radius * radius - (float)(j * j)) + .5f);
  for (int j = -R; j <= R; j++) area += 2.f * half[j < 0 ? -j : j] + 1.f;
  for (int c = 0; c < 3; c++)
    for (int y = y0; y < y1; y++) {
      float *o = out + c * plane + (ptrdiff_t)y * w;
      memset(o, 0, (size_t)w * sizeof(float));
      for (int j = maxi(y - R, 0); j <= mini(y + R, h - 1); j++) {
        const float *row = in + c * plane + (ptrdiff_t)j * w;
        int r = half[j < y ? y - j : j - y], any = 0;
        upto[0] = 0.f;
        for (int x = 0; x < w; x++) { upto[x + 1] = upto[x] + row[x]; any |= row[x] > 0.f; }
        if (!any) continue;
        for (int x = 0; x < w; x++) o[x] += upto[mini(x + r + 1, w)] - upto[maxi(x - r, 0)];
      }
      for (int x = 0; x < w; x++) o[x] *= 1.f / area;
    }
}

/* Rows y0..y1 of `col`: what is out of focus shows the blurred picture that fg_soften began; what is far out of it,
 * `wide` [3][h][w], a wider blur; around what is `near`, that. Both may be NULL. */
API void fg_defocus(const float *soft, const float *wide, const float *near, const float *depth, int H, int W, float focus, float lens, float *col, int y0,
                    int y1) {
  int h = H / 4, w = W / 4;
  ptrdiff_t plane = (ptrdiff_t)W * H, small = (ptrdiff_t)w * h;
  float k[MAX_WIDTH], weight[MAX_WIDTH], light[MAX_WIDTH], far[MAX_WIDTH];
  for (int y = y0; y < y1; y++) {
    int j = mini(maxi((y - 2) / 4, 0), h - 2);
    float t = unit((y - 1.5f) * .25f - j);
    const float *a = soft + (ptrdiff_t)j * w;
    amounts(depth + (ptrdiff_t)y * W, 1.f / focus, lens, W, k);
    enlarge(a + 3 * small, a + 3 * small + w, t, w, W, weight);
    if (near) {
      enlarge(near + (ptrdiff_t)j * w, near + (ptrdiff_t)(j + 1) * w, t, w, W, far);
      reached(far, W, k);
    }
    for (int c = 0; c < 3; c++) {
      enlarge(a + c * small, a + c * small + w, t, w, W, light);
      if (wide) {
        const float *b = wide + c * small + (ptrdiff_t)j * w;
        enlarge(b, b + w, t, w, W, far);
        widened(depth + (ptrdiff_t)y * W, 1.f / focus, lens, far, W, weight, light);
      }
      soft_focus(light, weight, k, W, col + c * plane + (ptrdiff_t)y * W);
    }
  }
}
